using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Telegram;

/// <summary>Registers and maps everything of the fake Bot API.</summary>
internal static class TelegramFarSide
{
    public static WebApplicationBuilder AddTelegram(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelegramOptions>().BindConfiguration("Simulator:Telegram")
            .Validate(o => o.BotToken.Split(':') is [var id, { Length: > 0 }] && long.TryParse(id, out _), "Simulator__Telegram__BotToken harus berbentuk angka:rahasia.");
        builder.Services.AddSingleton<TelegramIds>().AddSingleton<TelegramUpdates>().AddSingleton<TelegramFiles>()
            .AddSingleton<Callbacks>().AddSingleton<SendMethods>().AddSingleton<EditMethods>().AddSingleton<UpdateMethods>()
            .AddSingleton<CommandMethods>().AddSingleton<BotApi>().AddSingleton<IPhoneApp, TelegramPhone>();
        return builder;
    }

    public static WebApplication MapTelegram(this WebApplication app)
    {
        app.MapMethods("/telegram/bot{token}/{method}", ["GET", "POST"], (HttpContext http, string token, string method, BotApi api) =>
            api.HandleAsync(http, token, method));
        app.MapGet("/telegram/file/bot{token}/{**path}", (HttpContext http, string token, string path, BotApi api) =>
            api.DownloadAsync(http, token, path));
        return app;
    }
}
