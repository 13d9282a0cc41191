using System.Text.Json.Nodes;
using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>A far side that repeats the token in everything it answers: it must stand nowhere on our side.</summary>
public sealed class TelegramTokenTests
{
    private const string Token = TelegramFar.Token;
    private const string Key = "AAF-token-rahasia";

    public static TheoryData<string> Answers =>
    [
        "description", "unknown code", "page", "redirect", "cut", "success", "field name", "open field", "dropped", "unauthorized", "not found",
    ];

    private static CannedAnswer Answer(string kind) => kind switch
    {
        "description" => new(400, Refusal(400, $"Bad Request: {Token} is odd")),
        "unknown code" => new(418, Refusal(418, Token)),
        "page" => new(500, Raw: $"<html>POST /bot{Token}/sendMessage failed</html>"),
        "redirect" => new(302, Raw: Token, Headers: new() { ["Location"] = $"http://127.0.0.1:9/bot{Token}/moved" }),
        "cut" => new(200, Raw: $$"""{"ok":true,"result":{"message_id":1,"text":"{{Token}}"""),
        "success" => new(200, JsonNode.Parse($$$"""{"ok":true,"result":{"message_id":1,"text":"{{{Token}}}","file_path":"{{{Token}}}/x","photo":[{"file_id":"{{{Token}}}"}]}}""")),
        "field name" => new(400, JsonNode.Parse($$"""{"ok":false,"error_code":400,"{{Key}}":1,"description":"x"}""")),
        "open field" => new(400, JsonNode.Parse($$"""{"ok":false,"error_code":400,"status":"{{Token}}","type":"{{Key}}","description":"x"}""")),
        "dropped" => new(Drop: true),
        "unauthorized" => new(401, Refusal(401, $"Unauthorized: {Token}")),
        _ => new(404, Refusal(404, $"Not Found: /bot{Token}")),
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task TheToken_StandsNowhere(string kind)
    {
        var answer = Answer(kind);

        // The calls of a start meet it as well.
        await using var far = await TelegramFar.StartAsync([answer], null, ("Channels:Telegram:RegisterWebhookUrl", "https://ktp.desa.id/channels/telegram"));
        await Eventually.IsTrueAsync(() => far.Stub.UnusedAnswers == 0, "the start met the answer");
        var file = far.App.Files.Put("%PDF-1.4"u8.ToArray());
        var said = new List<string>();

        far.Stub.Expect(Enumerable.Repeat(answer, 12).Select(given => given with { Body = given.Body?.DeepClone() }));
        said.Add($"{await far.SendAsync(new TextOut("*Halo*"))}");
        said.Add($"{await far.SendAsync(new ChoicesOut("Pilih", [new("a", "A")]))}");
        said.Add($"{await far.SendAsync(new FileOut(file, "a.pdf", "application/pdf", null))}");
        said.Add($"{await far.App.Channel(ChannelKind.Telegram).FetchAsync(new MediaIn("f", null, null, null), 1000, CancellationToken.None)}");
        await far.PostAsync("""{"update_id":7,"callback_query":{"id":"c1","from":{"id":5600000001},"message":{"message_id":3,"chat":{"id":5600000001,"type":"private"}},"data":"go:menu"}}""");
        await far.PostAsync("""{"update_id":8,"my_chat_member":{"chat":{"id":-5,"type":"group"},"new_chat_member":{"status":"member"}}}""");
        await Eventually.IsTrueAsync(() => far.Calls("editMessageReplyMarkup").Count == 1 && far.Calls("leaveChat").Count == 1, "the small calls were made");
        await Eventually.IsTrueAsync(() => far.App.ChannelLog.Exchanges.Any(exchange => exchange.Call == "leaveChat"), "and kept");

        var all = string.Join('\n', [far.App.Log.Text, far.App.ChannelLog.Stored, .. far.App.ChannelLog.Alarms.Select(alarm => alarm.ToString()), .. said]);
        Assert.DoesNotContain(Key, all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("700000001", all, StringComparison.Ordinal);
        Assert.DoesNotContain(TelegramFar.Secret, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongBaseAddressWithTheTokenInIt_IsNamedWithoutIt()
    {
        await using var stub = await ProviderStub.StartAsync();
        stub.Ordinary = static path => path;
        await using var app = await ChannelApp.StartAsync(
            ("Channels:Telegram:ApiBaseUrl", $"{stub.Root}/bot{Token}"), ("Channels:Telegram:BotToken", Token), ("Channels:Telegram:SecretToken", "s"));

        var result = await app.Channel(ChannelKind.Telegram).SendAsync(new OutgoingMessage(1, "5", new TextOut("Halo"), null), CancellationToken.None);

        Assert.IsType<TryLater>(result);
        Assert.DoesNotContain(Key, app.Log.Text + app.ChannelLog.Stored + result, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonObject Refusal(int code, string description) => new() { ["ok"] = false, ["error_code"] = code, ["description"] = description };
}
