using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.Telegram;

public sealed class MethodTests(SharedFarSide shared) : SharedFarSideTest(shared)
{
    public static TheoryData<string, string, object, string> Refused() => new()
    {
        { "empty text", "sendMessage", new { chat_id = BudisId, text = " " }, "message text is empty" },
        { "text of 4097", "sendMessage", new { chat_id = BudisId, text = new string('x', 4097) }, "message is too long" },
        { "unknown chat", "sendMessage", new { chat_id = 1, text = "a" }, "chat not found" },
        { "no chat", "sendMessage", new { text = "a" }, "chat_id is empty" },
        { "data of 65 bytes in 33 characters", "sendMessage", Inline("a", new string('é', 32) + "x"), "BUTTON_DATA_INVALID" },
        { "empty data", "sendMessage", Inline("a", ""), "BUTTON_DATA_INVALID" },
        { "button without action", "sendMessage", Inline("a", null), "Text buttons are unallowed" },
        { "unclosed tag", "sendMessage", new { chat_id = BudisId, text = "<b>tebal", parse_mode = "HTML" }, "can't parse entities" },
        { "unescaped dot", "sendMessage", new { chat_id = BudisId, text = "Halo.", parse_mode = "MarkdownV2" }, "must be escaped" },
        { "caption of 1025", "sendDocument", new { chat_id = BudisId, document = "x", caption = new string('c', 1025) }, "caption is too long" },
        { "unknown file", "sendDocument", new { chat_id = BudisId, document = "x" }, "wrong remote file identifier" },
        { "unknown action", "sendChatAction", new { chat_id = BudisId, action = "dancing" }, "wrong parameter action" },
        { "album of one", "sendMediaGroup", new { chat_id = BudisId, media = new[] { new { type = "photo", media = "x" } } }, "2-10" },
        { "unknown file id", "getFile", new { file_id = "x" }, "invalid file_id" },
        { "command with capitals", "setMyCommands", new { commands = new[] { new { command = "Mulai", description = "x" } } }, "BOT_COMMAND_INVALID" },
        { "missing message", "editMessageText", new { chat_id = BudisId, message_id = 1, text = "a" }, "message to edit not found" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Call_AgainstTheRules_IsRefusedInTelegramsWords(string label, string method, object body, string why)
    {
        var (status, json) = await Far.TelegramAsync(method, body);

        Assert.True(HttpStatusCode.BadRequest == status, label);
        Assert.Equal((false, 400), ((bool)json["ok"]!, (int)json["error_code"]!));
        Assert.Contains(why, (string?)json["description"], StringComparison.Ordinal);
        Assert.Empty(await Far.ChatAsync(Budi));
    }

    [Fact]
    public async Task Message_AtTheLimits_ReachesTheCitizen()
    {
        var body = Inline(new string('x', 4096), new string('é', 32));

        var (status, json) = await Far.TelegramAsync("sendMessage", body);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(json["result"]!["message_id"]!.ToString(), (string?)Assert.Single(await Far.ChatAsync(Budi))!["id"]);
    }

    [Fact]
    public async Task WrongTokenAndUnknownMethod_AreTold()
    {
        using var wrong = await Far.Http.GetAsync("/telegram/bot1:salah/getMe");
        var (unknown, _) = await Far.TelegramAsync("sendPigeon");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (wrong.StatusCode, unknown));
    }

    [Fact]
    public async Task GetMe_KnowsTheBot()
    {
        var me = (await Far.TelegramAsync("getMe")).Json["result"]!;

        Assert.Equal((700000001, true), ((long)me["id"]!, (bool)me["is_bot"]!));
    }

    [Fact]
    public async Task Urlencoded_WorksLikeJson()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["chat_id"] = $"{BudisId}",
            ["text"] = "Pilih",
            ["reply_markup"] = """{"keyboard":[["Ya","Tidak"]],"one_time_keyboard":true}""",
        });
        using var answer = await Far.Http.PostAsync($"/telegram/bot{FarSide.Token}/sendMessage", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Far.ActAsync(Budi, "tap", new { title = "Tidak" });
        Assert.Equal("Tidak", (string?)(await Far.Bot.NextAsync()).Json["message"]!["text"]);
    }

    [Fact]
    public async Task RemoveKeyboard_TakesTheKeysFromTheScreen()
    {
        await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "Nomor HP?", reply_markup = new { keyboard = new[] { new[] { new { text = "Bagikan", request_contact = true } } } } });
        await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "Terima kasih", reply_markup = new { remove_keyboard = true } });

        Assert.All(await Far.ChatAsync(Budi), bubble => Assert.Empty(bubble!["buttons"]!.AsArray()));
    }

    [Fact]
    public async Task AGroup_TellsTheBotThatItIsIn_AndLetsItSayGoodbyeAndLeave()
    {
        var group = await Far.ActAsync(Budi, "group", new { title = "RT 05" });
        var update = (await Far.Bot.NextAsync()).Json["my_chat_member"]!;
        var id = (long)update["chat"]!["id"]!;

        Assert.Equal(("supergroup", "member"), ((string)update["chat"]!["type"]!, (string)update["new_chat_member"]!["status"]!));
        Assert.Equal(HttpStatusCode.OK, (await Far.TelegramAsync("sendMessage", new { chat_id = id, text = "Maaf" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await Far.TelegramAsync("leaveChat", new { chat_id = id })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Far.TelegramAsync("sendMessage", new { chat_id = id, text = "Maaf" })).Status);
        await Far.ActAsync(Budi, "group/text", new { group = id, text = "/menu" });
        Assert.Equal("/menu", (string?)(await Far.Bot.NextAsync()).Json["message"]!["text"]);
    }

    [Fact]
    public async Task Html_IsShownWithoutItsTags()
    {
        await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "<b>Siap</b> &amp; gratis", parse_mode = "HTML" });

        Assert.Equal("Siap & gratis", (string?)Assert.Single(await Far.ChatAsync(Budi))!["text"]);
    }

    [Fact]
    public async Task BoldEntities_AreKept_ExceptBeyondTheText()
    {
        object[] entities = [new { type = "bold", offset = 0, length = 4 }, new { type = "bold", offset = 3, length = 99 }, new { type = "italic", offset = 5, length = 1 }];
        await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "Siap diambil", entities });

        var bold = Assert.Single(Assert.Single(await Far.ChatAsync(Budi))!["bold"]!.AsArray())!;
        Assert.Equal((0, 4), ((int)bold["offset"]!, (int)bold["length"]!));
    }

    [Fact]
    public async Task MultipartDocument_ReachesTheCitizen_AndItsIdSendsItAgain()
    {
        var pdf = await Far.Http.GetByteArrayAsync("/sim/camera-roll/kk.pdf");
        using var form = new MultipartFormDataContent { { new StringContent($"{BudisId}"), "chat_id" } };
        form.Add(new ByteArrayContent(pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } }, "document", "tanda-terima.pdf");
        using var answer = await Far.Http.PostAsync($"/telegram/bot{FarSide.Token}/sendDocument", form);
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["result"]!["document"]!;

        var (again, _) = await Far.TelegramAsync("sendDocument", new { chat_id = BudisId, document = (string?)document["file_id"] });

        var chat = await Far.ChatAsync(Budi);
        Assert.Equal((HttpStatusCode.OK, 2, "tanda-terima.pdf"), (again, chat.Count, (string?)chat[0]!["media"]!["name"]));
        Assert.Equal(pdf, await Far.Http.GetByteArrayAsync((string?)chat[1]!["media"]!["url"]));
    }

    [Fact]
    public async Task TextSentAsAPhoto_IsRefused()
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{BudisId}"), "chat_id" } };
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("bukan foto")), "photo", "palsu.jpg");
        using var answer = await Far.Http.PostAsync($"/telegram/bot{FarSide.Token}/sendPhoto", form);

        Assert.Contains("IMAGE_PROCESS_FAILED", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditingToTheSame_IsNotModified_AndToAnotherIs()
    {
        var id = (long)(await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "satu" })).Json["result"]!["message_id"]!;

        var same = await Far.TelegramAsync("editMessageText", new { chat_id = BudisId, message_id = id, text = "satu" });
        var other = await Far.TelegramAsync("editMessageText", new { chat_id = BudisId, message_id = id, text = "dua" });

        Assert.StartsWith("Bad Request: message is not modified", (string?)same.Json["description"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal("dua", (string?)Assert.Single(await Far.ChatAsync(Budi))!["text"]);
    }

    [Fact]
    public async Task Faults_StrikeSendsInTelegramsShape()
    {
        await Far.FaultAsync("telegram", "429", retryAfterSeconds: 3);
        await Far.FaultAsync("telegram", "5xx");

        var first = await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "satu" });
        var second = await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "dua" });
        var third = await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "tiga" });

        Assert.Equal((HttpStatusCode.TooManyRequests, 3), (first.Status, (int)first.Json["parameters"]!["retry_after"]!));
        Assert.Equal((HttpStatusCode.BadGateway, HttpStatusCode.OK), (second.Status, third.Status));
        Assert.Equal("tiga", (string?)Assert.Single(await Far.ChatAsync(Budi))!["text"]);
    }

    private static object Inline(string text, string? data) => new
    {
        chat_id = BudisId,
        text,
        reply_markup = new
        {
            inline_keyboard = new[] { new[] { data is null ? new Dictionary<string, string> { ["text"] = "Tombol" } : new() { ["text"] = "Tombol", ["callback_data"] = data } } },
        },
    };
}
