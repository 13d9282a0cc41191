using System.Net;

namespace KtpBot.Bot.Tests.Simulator.WhatsApp;

public sealed class SendLimitTests(SharedFarSide shared) : SharedFarSideTest(shared)
{
    public static TheoryData<string, object, string> TooMuch() => new()
    {
        { "text of 4097", Text(4097), "text.body" },
        { "button title of 21", Buttons(1024, new string('a', 21)), "button title" },
        { "button title in emoji counts UTF-16 units", Buttons(10, string.Concat(Enumerable.Repeat("🙏", 11))), "button title" },
        { "four buttons", Buttons(10, "a", "b", "c", "d"), "between 1 and 3 buttons" },
        { "no button", Buttons(10), "between 1 and 3 buttons" },
        { "two equal titles", Buttons(10, "Ya", "Ya"), "duplicate title" },
        { "button body of 1025", Buttons(1025, "Ya"), "interactive.body.text" },
        { "eleven rows", List(10, 11, 5, 5, "Pilih"), "at most 10 rows" },
        { "row title of 25", List(10, 1, 25, 5, "Pilih"), "row.title" },
        { "row description of 73", List(10, 1, 24, 73, "Pilih"), "row.description" },
        { "menu button of 21", List(10, 1, 5, 5, new string('m', 21)), "menu button" },
        { "list body of 1025", List(1025, 1, 5, 5, "Pilih"), "interactive.body.text" },
        { "unknown type", Message("poll", new { }), "Param type" },
        { "missing body", Message("text", new { }), "text.body is required" },
        { "both id and link", Message("image", new { id = "1", link = "https://example.org/a.jpg" }), "exactly one of id and link" },
        { "caption of 1025", Message("document", new { id = "1", caption = new string('c', 1025) }), "document.caption" },
        { "another product", new { messaging_product = "sms", to = SitisNumber, type = "text", text = new { body = "a" } }, "messaging_product" },
        { "no recipient", new { messaging_product = "whatsapp", type = "text", text = new { body = "a" } }, "to is required" },
    };

    public static TheoryData<string, object> JustEnough() => new()
    {
        { "text of 4096", Text(4096) },
        { "three buttons of 20", Buttons(1024, new string('a', 20), new string('b', 20), new string('c', 20)) },
        { "ten rows of 24 and 72", List(1024, 10, 24, 72, new string('m', 20)) },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task Message_BeyondALimit_IsRefusedWithCode100AndAReason(string label, object body, string details)
    {
        var (status, json) = await Far.GraphAsync(body);

        Assert.True(HttpStatusCode.BadRequest == status, label);
        Assert.Equal(100, (int)json["error"]!["code"]!);
        Assert.Contains(details, (string?)json["error"]!["error_data"]!["details"], StringComparison.Ordinal);
        Assert.Empty(await Far.ChatAsync(Siti));
    }

    [Theory]
    [MemberData(nameof(JustEnough))]
    public async Task Message_AtTheLimit_ReachesTheCitizen(string label, object body)
    {
        var (status, json) = await Far.GraphAsync(body);

        Assert.True(HttpStatusCode.OK == status, $"{label}: {json.ToJsonString()}");
        Assert.Equal((string?)json["messages"]![0]!["id"], (string?)Assert.Single(await Far.ChatAsync(Siti))!["id"]);
    }

    [Fact]
    public async Task Call_WithoutTheToken_IsRefusedWithCode190()
    {
        Far.Http.DefaultRequestHeaders.Authorization = null;

        var (status, json) = await Far.GraphTextAsync(SitisNumber, "Halo");

        Assert.Equal((HttpStatusCode.Unauthorized, 190), (status, (int)json["error"]!["code"]!));
    }

    [Fact]
    public async Task Call_ToAnotherPhoneNumberId_IsRefused()
    {
        var (status, json) = await Far.GraphAsync(Text(3), "/graph/v23.0/999/messages");

        Assert.Equal((HttpStatusCode.BadRequest, 33), (status, (int)json["error"]!["error_subcode"]!));
    }

    [Fact]
    public async Task RegisteredTemplate_WithAMissingParameter_IsRefusedWith132000()
    {
        using var put = await Far.Http.PostAsync("/sim/templates", new StringContent(
            """{"name":"siap","language":"id","body":"Halo {{1}}, KTP-el {{2}} siap."}""", System.Text.Encoding.UTF8, "application/json"));

        var (_, json) = await Far.GraphAsync(Message("template", new
        {
            name = "siap",
            language = new { code = "id" },
            components = new[] { new { type = "body", parameters = new[] { new { type = "text", text = "Siti" } } } },
        }));

        Assert.Equal(132000, (int)json["error"]!["code"]!);
    }

    private static Dictionary<string, object> Message(string type, object content) =>
        new Dictionary<string, object> { ["messaging_product"] = "whatsapp", ["to"] = SitisNumber, ["type"] = type, [type] = content };

    private static Dictionary<string, object> Text(int length) => Message("text", new { body = new string('x', length) });

    private static Dictionary<string, object> Buttons(int body, params string[] titles) => Message("interactive", new
    {
        type = "button",
        body = new { text = new string('x', body) },
        action = new { buttons = titles.Select((title, i) => new { type = "reply", reply = new { id = $"id{i}", title } }) },
    });

    private static Dictionary<string, object> List(int body, int rows, int title, int description, string menu) => Message("interactive", new
    {
        type = "list",
        body = new { text = new string('x', body) },
        action = new
        {
            button = menu,
            sections = new[] { new { rows = Enumerable.Range(0, rows).Select(i => new { id = $"r{i}", title = new string('t', title), description = new string('d', description) }) } },
        },
    });
}
