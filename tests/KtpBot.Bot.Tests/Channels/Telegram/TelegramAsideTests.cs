using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.Telegram;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>What happens beside the messages: taps, groups, typing. Nothing of it may hold a message up.</summary>
public sealed class TelegramAsideTests
{
    private const string Kept = """{"update_id":7,"callback_query":{"id":"c1","from":{"id":5600000001,"first_name":"Budi"},"message":{"message_id":3,"text":"Pilih","chat":{"id":5600000001,"type":"private"},"reply_markup":{"inline_keyboard":[[{"text":"Menu","callback_data":"go:menu"}]]}},"data":"go:menu"}}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ATap_TakesItsKeyboardAwayAndLeavesTheChosenWords(bool polling)
    {
        await using var far = await FarSide.StartAsync();
        await using var app = await ChannelApp.StartAsync(Settings(far, polling));
        if (!polling) await far.ListenAsync(app);
        var citizen = await far.CitizenAsync("Budi", "telegram");
        Assert.IsType<Accepted>(await app.Channel(ChannelKind.Telegram).SendAsync(
            new OutgoingMessage(1, citizen["telegramId"]!.ToString(), new ChoicesOut("*Pilih* satu", [new("go:menu", "Menu"), new("go:jam", "Jam buka")]), null), CancellationToken.None));

        await far.PostAsync($"/sim/citizens/{citizen["id"]}/tap", new JsonObject { ["title"] = "Jam buka" });

        await Eventually.IsTrueAsync(async () => (await far.BubblesAsync(citizen))[0]["buttons"]!.AsArray().Count == 0, "the keyboard goes");
        var bubble = (await far.BubblesAsync(citizen))[0];
        Assert.Equal("Pilih satu\n\n✓ Jam buka", (string)bubble["text"]!);
        Assert.Equal(5, (int)bubble["bold"]![0]!["length"]!);
        await Eventually.IsTrueAsync(() => far.IsAnsweredAsync(citizen), "the button stops turning");
    }

    [Fact]
    public async Task ATapThatCouldNotBeStored_KeepsItsKeyboard()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        far.App.Intake.Broken = true;

        Assert.Equal(503, await far.PostAsync(Kept));
        far.App.Intake.Broken = false;
        Assert.Empty(far.Stub.Requests);
        Assert.Equal(200, await far.PostAsync(Kept));

        await Eventually.IsTrueAsync(() => far.Calls("editMessageText").Count == 1 && far.Calls("answerCallbackQuery").Count == 1, "now it goes");
    }

    [Theory]
    [InlineData(400, "Bad Request: message is not modified")]
    [InlineData(400, "Bad Request: message to edit not found")]
    [InlineData(400, "Bad Request: message can't be edited")]
    [InlineData(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    public async Task WhatCannotBeChangedAnyMore_IsNoTrouble(int code, string description)
    {
        var refusal = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        far.Stub.Expect([new(code, refusal), new(code, refusal.DeepClone())]);

        await far.PostAsync(Kept);

        await Eventually.IsTrueAsync(() => far.App.ChannelLog.Exchanges.Count(exchange => exchange.Status == code) == 2, "both calls were answered");
        Assert.DoesNotContain("4203", far.App.Log.Text);
        Assert.Empty(far.App.ChannelLog.Alarms);
    }

    [Fact]
    public async Task AGroup_HearsOneSentenceAnHour_AndIsLeftEveryTime()
    {
        await using var far = await FarSide.StartAsync();
        var clock = new ManualTimeProvider(new DateTime(2026, 11, 20, 3, 0, 0));
        await using var app = await ChannelApp.StartAsync(clock, Settings(far, polling: true));
        var citizen = await far.CitizenAsync("Budi", "telegram");

        var group = await far.PostAsync($"/sim/citizens/{citizen["id"]}/group", new JsonObject { ["title"] = "RT 05" });
        await Eventually.IsTrueAsync(async () => !await IsInAsync(far), "the bot leaves");
        await AgainAsync(group);
        Assert.Single(await SaidAsync(far));
        clock.Advance(TimeSpan.FromMinutes(61));
        await AgainAsync(group);

        Assert.Equal(2, (await SaidAsync(far)).Count);
        Assert.All(await SaidAsync(far), said => Assert.EndsWith("https://t.me/kwangsan_ktp_bot", said, StringComparison.Ordinal));
        Assert.Empty(app.Intake.Messages);

        async Task AgainAsync(JsonNode known)
        {
            await far.PostAsync($"/sim/citizens/{citizen["id"]}/group", new JsonObject { ["group"] = known["id"]!.DeepClone() });
            await Eventually.IsTrueAsync(async () => !await IsInAsync(far), "the bot leaves again");
        }
    }

    [Fact]
    public async Task AGroupThatMoved_IsToldAtItsNewAddress()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        far.Stub.Expect([new(400, JsonNode.Parse("""{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1009}}"""))]);

        await far.PostAsync("""{"update_id":8,"message":{"message_id":1,"chat":{"id":-5,"type":"group"},"from":{"id":1},"text":"/menu"}}""");

        await Eventually.IsTrueAsync(() => far.Calls("leaveChat").Count == 1, "the group is left");
        Assert.Equal([-5, -1009], far.Calls("sendMessage").Select(body => (long)body!["chat_id"]!));
        Assert.Equal(-1009, (long)far.Calls("leaveChat")[0]!["chat_id"]!);
    }

    [Fact]
    public async Task Typing_IsShownOnceInFiveSeconds()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        var channel = far.App.Channel(ChannelKind.Telegram);
        var message = new IncomingMessage(ChannelKind.Telegram, "7", "5600000001", null, far.Clock.Now, new TextIn("x"));

        channel.ShowWorking(message);
        channel.ShowWorking(message);
        channel.ShowWorking(message with { Address = "5600000002" });
        far.Clock.Advance(TimeSpan.FromSeconds(5));
        channel.ShowWorking(message);

        await Eventually.IsTrueAsync(() => far.Calls("sendChatAction").Count == 3, "three are shown");
        Assert.Equal([5600000001, 5600000001, 5600000002], far.Calls("sendChatAction").Select(body => (long)body!["chat_id"]!).Order());
        Assert.All(far.Calls("sendChatAction"), body => Assert.Equal("typing", (string)body!["action"]!));
    }

    [Fact]
    public async Task TooManySmallCalls_AreLeftOut_AndMakeRoomAgain()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        var errands = far.App.Services.GetRequiredService<TelegramErrands>();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ran = 0;
        Task Work()
        {
            Interlocked.Increment(ref ran);
            return hold.Task;
        }

        for (var i = 0; i < 5; i++) errands.Run(3, Work);
        Assert.Equal(3, ran);
        Assert.Contains("4211", far.App.Log.Text);

        hold.SetResult();
        await Eventually.IsTrueAsync(
            () =>
            {
                errands.Run(3, Work);
                return ran > 3;
            },
            "there is room again");
    }

    private static (string, string)[] Settings(FarSide far, bool polling) => polling
        ? [.. far.Settings.Where(setting => setting.Key != "Channels:Telegram:SecretToken"), ("Channels:Telegram:Polling", "true")]
        : far.Settings;

    private static async Task<bool> IsInAsync(FarSide far) => (bool)(await GroupAsync(far))["botIsIn"]!;

    private static async Task<IReadOnlyList<string>> SaidAsync(FarSide far) => [.. (await GroupAsync(far))["said"]!.AsArray().Select(said => (string)said!)];

    private static async Task<JsonNode> GroupAsync(FarSide far) => (await far.Client.GetFromJsonAsync<JsonArray>("/sim/telegram/groups"))!.Single()!;
}
