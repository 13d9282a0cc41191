using KtpBot.Bot.Channels.Telegram;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramErrorsTests
{
    [Theory]
    [InlineData(429, "Too Many Requests: retry after 17", 17, "later 17")]
    [InlineData(403, "Forbidden: bot was blocked by the user", null, "unreachable")]
    [InlineData(403, "Forbidden: user is deactivated", null, "unreachable")]
    [InlineData(400, "Bad Request: chat not found", null, "unreachable")]
    [InlineData(400, "Bad Request: message text is empty", null, "refused")]
    [InlineData(413, "Request Entity Too Large", null, "refused")]
    [InlineData(401, "Unauthorized", null, "later 300 channel")]
    [InlineData(404, "Not Found", null, "later 300 channel")]
    [InlineData(500, "Internal Server Error", null, "later")]
    [InlineData(502, "", null, "later")]
    public void Judge_FollowsTheTable(int code, string description, int? retryAfter, string expected)
    {
        var result = TelegramErrors.Judge(new TelegramReply(false, default, code, description, retryAfter is { } s ? TimeSpan.FromSeconds(s) : null, null));

        var shown = result switch
        {
            TryLater { After: { } after } later => $"later {after.TotalSeconds}{(later.WholeChannel ? " channel" : "")}",
            TryLater => "later",
            Refused { AddressUnreachable: true } => "unreachable",
            _ => "refused",
        };
        Assert.Equal(expected, shown);
    }
}
