namespace KtpBot.Simulator.Telegram;

/// <summary>What the fake Bot API and the bot must agree on; configuration section <c>Simulator:Telegram</c>.</summary>
public sealed class TelegramOptions
{
    /// <summary>The webhook that stands as if <c>setWebhook</c> had been called. Empty: updates wait for getUpdates.</summary>
    public string WebhookUrl { get; set; } = "http://127.0.0.1:8080/channels/telegram";

    public string BotToken { get; set; } = "700000001:demo-bot-token";

    /// <summary>Sent as <c>X-Telegram-Bot-Api-Secret-Token</c>, until setWebhook names another.</summary>
    public string SecretToken { get; set; } = "demo-secret-token";

    public string BotUsername { get; set; } = "kwangsan_ktp_bot";

    public string BotName { get; set; } = "KTP-el Kwangsan";
}
