using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>The keyboard that shares the own number, and how it goes again.</summary>
public sealed class TelegramKeysTests
{
    private static readonly ChoicesOut Question = new("Nomor HP?", [new Choice("p.hp.lewati", "Tidak punya HP")], null, "Bagikan nomor HP saya");

    [Fact]
    public async Task TheNextMessageWithRoomForIt_TakesTheKeysAway_Once()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();

        await far.SendAsync(Question);
        await far.SendAsync(new ChoicesOut("Foto?", [new Choice("p.f.bawa", "Bawa ke kantor")]));
        await far.SendAsync(new TextOut("Terima kasih"));
        await far.SendAsync(new TextOut("Sampai jumpa"));

        var markups = far.Calls("sendMessage").Select(body => body!["reply_markup"]?.AsObject().First().Key);
        Assert.Equal(["keyboard", "inline_keyboard", "remove_keyboard", null], markups);
    }

    [Fact]
    public async Task AskedAgain_TheKeysStay()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();

        await far.SendAsync(Question);
        await far.SendAsync(new TextOut("Nomor itu belum benar", "Bagikan nomor HP saya"));

        Assert.All(far.Calls("sendMessage"), body => Assert.NotNull(body!["reply_markup"]!["keyboard"]));
    }

    [Fact]
    public async Task AnotherCitizen_IsNotConcerned()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();

        await far.SendAsync(Question);
        await far.SendAsync(new TextOut("Halo"), "5600000002");

        Assert.Null(far.Calls("sendMessage")[1]!["reply_markup"]);
    }

    [Fact]
    public async Task ARefusedQuestion_LeavesNoKeysToTakeAway()
    {
        await using var far = await (await TelegramFar.StartAsync()).SettledAsync();
        far.Stub.Expect([new(502)]);

        await far.SendAsync(Question);
        await far.SendAsync(new TextOut("Halo"));

        Assert.Null(far.Calls("sendMessage")[1]!["reply_markup"]);
    }

    [Fact]
    public async Task TheDialog_TakesTheSharedNumberOrTheOtherKey()
    {
        await using var far = await FarSide.StartAsync();
        await using var app = await ChannelApp.StartAsync([.. far.Settings.Where(setting => setting.Key != "Channels:Telegram:SecretToken"), ("Channels:Telegram:Polling", "true")]);
        var citizen = await far.CitizenAsync("Budi", "telegram");
        await app.Channel(ChannelKind.Telegram).SendAsync(new OutgoingMessage(1, citizen["telegramId"]!.ToString(), Question, null), CancellationToken.None);

        await far.PostAsync($"/sim/citizens/{citizen["id"]}/tap", new JsonObject { ["title"] = "Bagikan nomor HP saya" });
        await far.PostAsync($"/sim/citizens/{citizen["id"]}/tap", new JsonObject { ["title"] = "Tidak punya HP" });
        await far.PostAsync($"/sim/citizens/{citizen["id"]}/contact", new JsonObject { ["name"] = "Tetangga", ["number"] = "6281234500099" });

        await KtpBot.Testing.Time.Eventually.IsTrueAsync(() => app.Intake.Messages.Count == 3, "all three arrive");
        Assert.Equal([$"contact[+{citizen["number"]}]", "text[Tidak punya HP]", "unsupported[contact-other]"], app.Intake.Messages.Select(message => Shown.Of(message.Content)));
    }
}
