using System.Text.Json.Serialization;

using KtpBot.Simulator.CameraRoll;
using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Faults;
using KtpBot.Simulator.Mail;
using KtpBot.Simulator.Media;
using KtpBot.Simulator.Phone;
using KtpBot.Simulator.Population;
using KtpBot.Simulator.Telegram;
using KtpBot.Simulator.Webhooks;
using KtpBot.Simulator.WhatsApp;

using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Simulator;

/// <summary>The far side: WhatsApp's Graph API, Telegram's Bot API, and the phones of the citizens.</summary>
public static class SimulatorHost
{
    private const string DefaultUrl = "http://127.0.0.1:8090";
    private const long LargestUpload = 110L << 20;

    /// <summary>
    /// Builds the Simulator without starting it. Tests pass <c>--urls=http://127.0.0.1:0</c> and read the port from the
    /// started application; <paramref name="time"/> replaces the clock that media addresses and message windows count by.
    /// </summary>
    /// <param name="args">ASP.NET Core's own arguments, such as <c>--Simulator:Telegram:WebhookUrl=…</c>.</param>
    /// <param name="time">The clock, in UTC; the system's when missing.</param>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])) builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = LargestUpload);
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o => o.MultipartBodyLengthLimit = LargestUpload);
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        builder.Services.Replace(ServiceDescriptor.Singleton(time ?? TimeProvider.System));
        builder.Services.AddHttpClient("link").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false });
        builder.Services.AddOptions<DeliveryOptions>().BindConfiguration("Simulator:Delivery");
        builder.Services.AddOptions<CitizenOptions>().BindConfiguration("Simulator:Citizens");
        builder.Services.AddSingleton<ChangeFeed>().AddSingleton<CitizenBook>().AddSingleton<MediaShelf>().AddSingleton<Roll>()
            .AddSingleton<FaultBook>().AddSingleton<WebhookLog>().AddSingleton<WebhookServices>()
            .AddSingleton<PhoneApps>().AddSingleton<PhoneFiles>();
        builder.AddWhatsApp().AddTelegram().AddPopulation().AddMail();

        var app = builder.Build();
        app.MapWhatsApp().MapTelegram().MapPopulation().MapMail().MapPage();
        var sim = app.MapGroup("/sim");
        sim.MapCitizens();
        sim.MapControl();
        app.MapGet("/health/live", () => "Healthy");
        return app;
    }
}
