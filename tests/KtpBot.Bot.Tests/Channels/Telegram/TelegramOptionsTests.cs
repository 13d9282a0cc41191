using KtpBot.Bot.Channels.Telegram;

namespace KtpBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramOptionsTests
{
    public static TheoryData<string, TelegramOptions, string?> Table => new()
    {
        { "webhook", new() { BotToken = "1:a", SecretToken = "s" }, null },
        { "polling needs no secret", new() { BotToken = "1:a", Polling = true }, null },
        { "registered", new() { BotToken = "1:a", SecretToken = "s", RegisterWebhookUrl = "https://ktp.desa.id/channels/telegram" }, null },
        { "no token", new() { SecretToken = "s" }, "Channels__Telegram__BotToken" },
        { "token with a path", new() { BotToken = "1:a/b", SecretToken = "s" }, "BotToken" },
        { "no secret", new() { BotToken = "1:a" }, "Channels__Telegram__SecretToken" },
        { "secret with a space", new() { BotToken = "1:a", SecretToken = "a b" }, "A-Z" },
        { "long secret", new() { BotToken = "1:a", SecretToken = new string('a', 257) }, "256" },
        { "both ways", new() { BotToken = "1:a", Polling = true, RegisterWebhookUrl = "https://x" }, "Pilih salah satu" },
        { "webhook without scheme", new() { BotToken = "1:a", SecretToken = "s", RegisterWebhookUrl = "ktp.desa.id" }, "RegisterWebhookUrl" },
        { "address", new() { BotToken = "1:a", SecretToken = "s", ApiBaseUrl = "api.telegram.org" }, "ApiBaseUrl" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Problem_SaysWhatToSet(string label, TelegramOptions options, string? expected)
    {
        var problem = options.Problem();

        if (expected is null) Assert.True(problem is null, label + ": " + problem);
        else Assert.True(problem?.Contains(expected, StringComparison.Ordinal), label + ": " + problem);
    }

    [Fact]
    public void NothingSet_IsOff() => Assert.False(new TelegramOptions().IsConfigured);
}
