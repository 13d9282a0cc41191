using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>Asking for updates, and what is registered at start.</summary>
public sealed class TelegramPollingTests
{
    [Fact]
    public async Task Updates_ArriveInOrder_AndATapIsAnswered()
    {
        await using var far = await FarSide.StartAsync();
        await using var app = await ChannelApp.StartAsync(Polling(far));
        var citizen = await far.CitizenAsync("Budi", "telegram");
        await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "/start" });
        await Eventually.IsTrueAsync(() => app.Intake.Messages.Count == 1, "the first message arrives");
        await app.Channel(ChannelKind.Telegram).SendAsync(new OutgoingMessage(1, citizen["telegramId"]!.ToString(), new ChoicesOut("Pilih", [new("go:menu", "Menu")]), null), CancellationToken.None);

        await far.PostAsync($"/sim/citizens/{citizen["id"]}/tap", new JsonObject { ["title"] = "Menu" });
        await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "halo" });

        await Eventually.IsTrueAsync(() => app.Intake.Messages.Count == 3, "all messages arrive");
        Assert.Equal(["opened[-]", "choice[go:menu|Menu]", "text[halo]"], app.Intake.Messages.Select(message => Shown.Of(message.Content)));
    }

    [Fact]
    public async Task WhatCouldNotBeStored_IsGivenAgain()
    {
        await using var far = await FarSide.StartAsync();
        await using var app = await ChannelApp.StartAsync(Polling(far));
        app.Intake.Broken = true;
        var citizen = await far.CitizenAsync("Budi", "telegram");
        await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "satu" });
        await Eventually.IsTrueAsync(() => app.Intake.Refusals > 0, "storing was tried");

        app.Intake.Broken = false;

        await Eventually.IsTrueAsync(() => app.Intake.Messages.Count == 1, "it is given again");
    }

    [Fact]
    public async Task AfterARestart_NothingIsLostAndNothingStoredTwice()
    {
        await using var far = await FarSide.StartAsync();
        var citizen = await far.CitizenAsync("Budi", "telegram");
        await using (var first = await ChannelApp.StartAsync(Polling(far)))
        {
            await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "satu" });
            await Eventually.IsTrueAsync(() => first.Intake.Messages.Count == 1, "the first run stores it");
        }

        await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "dua" });
        await using var second = await ChannelApp.StartAsync(Polling(far));
        await Eventually.IsTrueAsync(() => second.Intake.Messages.Any(message => message.Content is TextIn { Text: "dua" }), "the second run stores the next");

        // What the first run stored may come again, with the same id, by which the intake knows it.
        Assert.Equal(second.Intake.Messages.Count, second.Intake.Messages.Select(message => message.ExternalId).Distinct().Count());
    }

    [Fact]
    public async Task TheWebhookAndTheCommands_AreRegisteredAtStart()
    {
        await using var far = await FarSide.StartAsync();
        (string, string)[] settings = [.. far.Settings, ("Channels:Telegram:RegisterWebhookUrl", "https://ktp.desa.id/channels/telegram")];
        await using var app = await ChannelApp.StartAsync(settings);

        var info = await Eventually.GetsAsync(
            async () => await CallAsync(far, "getWebhookInfo") is JsonObject found && (string?)found["url"] is { Length: > 0 } ? found : null, "the webhook is registered");
        Assert.Equal("https://ktp.desa.id/channels/telegram", (string)info["url"]!);
        Assert.Equal(["message", "edited_message", "callback_query", "my_chat_member"], info["allowed_updates"]!.AsArray().Select(kind => (string)kind!));

        await Eventually.IsTrueAsync(async () => (await CallAsync(far, $"getMyCommands?scope={PrivateChats}&language_code=en"))!.AsArray().Count > 0, "the English commands are registered");
        var indonesian = (await CallAsync(far, $"getMyCommands?scope={PrivateChats}"))!.AsArray();
        Assert.Contains(indonesian, command => (string)command!["command"]! == "status" && (string)command["description"]! == "Cek status permohonan");
    }

    [Fact]
    public async Task Registration_IsTriedAgainWhenTelegramIsDown()
    {
        await using var far = await FarSide.StartAsync();
        await far.FaultAsync("telegram", "5xx", count: 1);
        await using var app = await ChannelApp.StartAsync(Polling(far));

        await Eventually.IsTrueAsync(async () => (await CallAsync(far, $"getMyCommands?scope={PrivateChats}"))!.AsArray().Count > 0, "the commands are registered");
    }

    private const string PrivateChats = "%7B%22type%22%3A%22all_private_chats%22%7D";

    private static (string, string)[] Polling(FarSide far) =>
        [.. far.Settings.Where(setting => setting.Key != "Channels:Telegram:SecretToken"), ("Channels:Telegram:Polling", "true")];

    private static async Task<JsonNode?> CallAsync(FarSide far, string method) =>
        (await far.Client.GetFromJsonAsync<JsonObject>($"/telegram/bot{FarSide.BotToken}/{method}"))!["result"]?.DeepClone();
}
