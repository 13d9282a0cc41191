using System.Net;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.Telegram;

public sealed class WebhookTests : FarSideTest
{
    [Fact]
    public async Task Text_ArrivesWithTheSecretAndWholePeople()
    {
        await Far.ActAsync(Budi, "text", new { text = "/start hilang" });

        var hook = await Far.Bot.NextAsync();
        var message = hook.Json["message"]!;
        Assert.Equal(("/tg", "demo-secret-token"), (hook.Path, hook.Headers["X-Telegram-Bot-Api-Secret-Token"]));
        Assert.Equal((BudisId, "private"), ((long)message["chat"]!["id"]!, (string?)message["chat"]!["type"]));
        Assert.Equal((BudisId, false, "Budi"), ((long)message["from"]!["id"]!, (bool)message["from"]!["is_bot"]!, (string?)message["from"]!["first_name"]));
        Assert.Equal(("bot_command", 6), ((string?)message["entities"]![0]!["type"], (int)message["entities"]![0]!["length"]!));
    }

    [Fact]
    public async Task Update_WhenRefused_ComesAgainWithTheSameId_AndAny2xxEndsIt()
    {
        Far.Bot.Answer(500, 204);

        await Far.ActAsync(Budi, "text", new { text = "satu" });
        await Far.ActAsync(Budi, "text", new { text = "dua" });

        var (first, again, next) = (await Far.Bot.NextAsync(), await Far.Bot.NextAsync(), await Far.Bot.NextAsync());
        Assert.Equal((long)first.Json["update_id"]!, (long)again.Json["update_id"]!);
        Assert.Equal("dua", (string?)next.Json["message"]!["text"]);
    }

    [Fact]
    public async Task DeleteWebhook_KeepsWhatWasNotAccepted()
    {
        Far.Bot.Answer([.. Enumerable.Repeat(500, 1000)]);
        await Far.ActAsync(Budi, "text", new { text = "belum" });
        await Far.Bot.NextAsync();

        await Far.TelegramAsync("deleteWebhook");

        var (_, json) = await Far.TelegramAsync("getUpdates");
        Assert.Equal("belum", (string?)json["result"]![0]!["message"]!["text"]);
        Assert.Equal("", (string?)(await Far.TelegramAsync("getWebhookInfo")).Json["result"]!["url"]);
    }

    [Fact]
    public async Task WebhookInfo_TellsWhatWentWrong()
    {
        Far.Bot.Answer([.. Enumerable.Repeat(500, 1000)]);
        await Far.ActAsync(Budi, "text", new { text = "satu" });
        // The second attempt is proof that the first one stands in the log.
        await Far.Bot.NextAsync();
        await Far.Bot.NextAsync();

        var info = (await Far.TelegramAsync("getWebhookInfo")).Json["result"]!;

        Assert.Equal(1, (int)info["pending_update_count"]!);
        Assert.Equal("Wrong response from the webhook: 500", (string?)info["last_error_message"]);
    }

    [Fact]
    public async Task DuplicateAndReorderFaults_WorkAsOnWhatsApp()
    {
        await Far.FaultAsync("telegram", "duplicate-webhooks");
        await Far.ActAsync(Budi, "text", new { text = "satu" });
        var (first, again) = (await Far.Bot.NextAsync(), await Far.Bot.NextAsync());

        await Far.FaultAsync("telegram", "reorder-webhooks");
        await Far.ActAsync(Budi, "text", new { text = "dua" });
        await Far.ActAsync(Budi, "text", new { text = "tiga" });
        var (third, second) = (await Far.Bot.NextAsync(), await Far.Bot.NextAsync());

        Assert.Equal(first.Body, again.Body);
        Assert.Equal(("tiga", "dua"), ((string?)third.Json["message"]!["text"], (string?)second.Json["message"]!["text"]));
        Assert.True((long)third.Json["update_id"]! > (long)second.Json["update_id"]!);
    }

    [Fact]
    public async Task Tap_ComesAsACallback_ThatCanBeAnsweredOnce()
    {
        var (_, sent) = await Far.TelegramAsync("sendMessage", new
        {
            chat_id = BudisId,
            text = "Apa yang bisa kami bantu?",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "KTP hilang", callback_data = "hilang" } } } },
        });

        await Far.ActAsync(Budi, "tap", new { title = "KTP hilang" });

        var query = (await Far.Bot.NextAsync()).Json["callback_query"]!;
        Assert.Equal("hilang", (string?)query["data"]);
        Assert.True(JsonNode.DeepEquals(sent["result"]!["reply_markup"], query["message"]!["reply_markup"]));
        var answer = new { callback_query_id = (string?)query["id"], text = "Sebentar" };
        Assert.Equal(HttpStatusCode.OK, (await Far.TelegramAsync("answerCallbackQuery", answer)).Status);
        Assert.Contains("query is too old", (string?)(await Far.TelegramAsync("answerCallbackQuery", answer)).Json["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Album_IsSeveralMessagesOfOneGroup_WithTheCaptionOnTheFirst()
    {
        await Far.ActAsync(Budi, "album", new { names = new[] { "kk-buram", "selfie-buram" }, caption = "Berkas saya" });

        var (first, second) = ((await Far.Bot.NextAsync()).Json["message"]!, (await Far.Bot.NextAsync()).Json["message"]!);
        Assert.Equal((string?)first["media_group_id"], (string?)second["media_group_id"]);
        Assert.Equal(("Berkas saya", null), ((string?)first["caption"], (string?)second["caption"]));
    }

    [Fact]
    public async Task Blocking_TellsTheBot_AndEverySendIsForbidden()
    {
        await Far.ActAsync(Budi, "block");

        var (status, json) = await Far.TelegramAsync("sendMessage", new { chat_id = BudisId, text = "Halo" });

        Assert.Equal("kicked", (string?)(await Far.Bot.NextAsync()).Json["my_chat_member"]!["new_chat_member"]!["status"]);
        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden: bot was blocked by the user"), (status, (string?)json["description"]));
    }

    [Fact]
    public async Task EditedText_ComesAsEditedMessageWithTheSameId()
    {
        var bubble = await Far.ActAsync(Budi, "text", new { text = "salah" });
        await Far.Bot.NextAsync();

        await Far.ActAsync(Budi, "edit", new { text = "benar", message = (string?)bubble["id"] });

        var edited = (await Far.Bot.NextAsync()).Json["edited_message"]!;
        Assert.Equal(((string?)bubble["id"], "benar"), (edited["message_id"]!.ToString(), (string?)edited["text"]));
    }
}
