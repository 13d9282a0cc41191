using KtpBot.Simulator.Citizens;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>Registers and maps everything of the fake Graph API.</summary>
internal static class WhatsAppFarSide
{
    public static WebApplicationBuilder AddWhatsApp(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WhatsAppOptions>().BindConfiguration("Simulator:WhatsApp");
        builder.Services.AddSingleton<GraphGate>().AddSingleton<GraphMessages>().AddSingleton<GraphMedia>()
            .AddSingleton<TemplateShelf>().AddSingleton<StatusTrail>().AddSingleton<Handshake>()
            .AddSingleton<WhatsAppWebhooks>().AddSingleton<WhatsAppPhone>().AddSingleton<IPhoneApp>(provider => provider.GetRequiredService<WhatsAppPhone>());
        return builder;
    }

    public static WebApplication MapWhatsApp(this WebApplication app)
    {
        app.MapPost("/graph/{version}/{phone}/messages", (HttpContext http, string version, string phone, GraphMessages messages) =>
            messages.HandleAsync(http, version, phone));
        app.MapPost("/graph/{version}/{phone}/media", (HttpContext http, string version, string phone, GraphMedia media) =>
            media.UploadAsync(http, version, phone));
        app.MapGet("/graph/{version}/{id}", (HttpContext http, string version, string id, GraphMedia media, GraphGate gate, IOptions<WhatsAppOptions> options) =>
            id == options.Value.PhoneNumberId ? ShowNumberAsync(http, gate, options.Value) : media.LookUpAsync(http, version, id));
        app.MapDelete("/graph/{version}/{id}", (HttpContext http, string version, string id, GraphMedia media) =>
            media.DeleteAsync(http, version, id));
        app.MapGet("/graph-media/{id}/{ticket}", (HttpContext http, string id, string ticket, GraphMedia media) =>
            media.DownloadAsync(http, id, ticket));
        app.Map("/graph/{**rest}", (HttpContext http, string? rest) =>
            GraphGate.RefuseAsync(http.Response, GraphError.UnknownPath(rest ?? "")));
        app.MapWhatsAppExtras();
        return app;
    }

    private static async Task ShowNumberAsync(HttpContext http, GraphGate gate, WhatsAppOptions options)
    {
        if (gate.CheckToken(http.Request) is { } refused)
        {
            await GraphGate.RefuseAsync(http.Response, refused);
            return;
        }

        await http.Response.WriteAsJsonAsync(new
        {
            verified_name = "Layanan KTP-el Kwangsan",
            display_phone_number = $"+{options.DisplayPhoneNumber}",
            quality_rating = "GREEN",
            id = options.PhoneNumberId,
        });
    }
}
