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
            .AddSingleton<CommandMethods>().AddSingleton<TelegramGroups>().AddSingleton<BotApi>().AddSingleton<IPhoneApp, TelegramPhone>();
        return builder;
    }

    public static WebApplication MapTelegram(this WebApplication app)
    {
        // Not "bot{token}": routing would look for the last "bot" in the segment, and a token may contain one.
        app.MapMethods("/telegram/{bot}/{method}", ["GET", "POST"], (HttpContext http, string bot, string method, BotApi api) =>
            api.HandleAsync(http, Token(bot), method));
        app.MapGet("/telegram/file/{bot}/{**path}", (HttpContext http, string bot, string path, BotApi api) =>
            api.DownloadAsync(http, Token(bot), path));
        return app;
    }

    private static string Token(string segment) => segment.StartsWith("bot", StringComparison.Ordinal) ? segment[3..] : "";
}
