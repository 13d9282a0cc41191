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
        { "no messages at all", new() { BotToken = "1:a", SecretToken = "s", MessagesPerSecond = 0 }, "MessagesPerSecond" },
        { "no burst", new() { BotToken = "1:a", SecretToken = "s", ChatBurst = 0 }, "ChatBurst" },
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

    public static TheoryData<string, TelegramOptions, string> Paces => new()
    {
        { "Telegram itself", new(), "30/5 1/3" },
        { "Telegram itself, written otherwise", new() { ApiBaseUrl = "https://API.Telegram.org/" }, "30/5 1/3" },
        { "an own server", new() { ApiBaseUrl = "http://10.0.0.5:8081" }, "- -" },
        { "an own server with bounds", new() { ApiBaseUrl = "http://10.0.0.5:8081", MessagesPerSecond = 100, ChatMessagesPerSecond = 0.5, ChatBurst = 9 }, "100/5 0.5/9" },
        { "a paid broadcast rate", new() { MessagesPerSecond = 1000 }, "1000/5 1/3" },
        { "a name that only looks alike", new() { ApiBaseUrl = "http://api.telegram.org.example" }, "- -" },
    };

    [Theory]
    [MemberData(nameof(Paces))]
    public void Pace_KeepsToTelegramsLimits_AtTelegramOnly(string label, TelegramOptions options, string expected)
    {
        var (whole, citizen) = (options.Pace.Whole, options.Pace.Citizen);

        var shown = FormattableString.Invariant($"{(whole is null ? "-" : $"{whole.PerSecond}/{whole.Burst}")} {(citizen is null ? "-" : FormattableString.Invariant($"{citizen.PerSecond}/{citizen.Burst}"))}");
        Assert.True(expected == shown, $"{label}: {shown}");
    }

    [Fact]
    public void NothingSet_IsOff() => Assert.False(new TelegramOptions().IsConfigured);
}
