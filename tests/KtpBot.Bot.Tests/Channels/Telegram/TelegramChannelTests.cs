using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.Telegram;

/// <summary>The channel against the simulated Bot API.</summary>
public sealed class TelegramChannelTests
{
    [Fact]
    public async Task EveryForm_ReachesThePhone()
    {
        await using var stage = await Stage.SetAsync();
        var pdf = stage.App.Files.Put("%PDF-1.4 contoh"u8.ToArray());
        var photo = stage.App.Files.Put(await stage.PhotoAsync());

        await stage.AcceptedAsync(new TextOut("Halo *Budi*"));
        await stage.AcceptedAsync(new ChoicesOut("Layanan", [.. Enumerable.Range(1, 12).Select(n => new Choice($"n{n}", $"Pilihan {n}"))]));
        await stage.AcceptedAsync(new FileOut(pdf, "Tanda terima KWS-2026-000001.pdf", "application/pdf", "Simpan *baik-baik*"));
        await stage.AcceptedAsync(new FileOut(photo, "contoh.jpg", "image/jpeg", null));

        var bubbles = await stage.Far.BubblesAsync(stage.Citizen);
        Assert.Equal(["text", "text", "document", "image"], bubbles.Select(bubble => (string)bubble["kind"]!));
        Assert.Equal("Halo Budi", (string)bubbles[0]["text"]!);
        Assert.Equal(12, bubbles[1]["buttons"]!.AsArray().Count);
        Assert.Equal("Simpan baik-baik", (string)bubbles[2]["text"]!);
        Assert.Equal("Tanda terima KWS-2026-000001.pdf", (string)bubbles[2]["media"]!["name"]!);
        Assert.Equal("%PDF-1.4 contoh", await stage.Far.Client.GetStringAsync((string)bubbles[2]["media"]!["url"]!));
    }

    [Theory]
    [InlineData(1300, 1000, "image")]
    [InlineData(13000, 620, "document")]
    public async Task APictureBeyondTelegramsForm_IsSentAsADocument(int width, int height, string kind)
    {
        await using var stage = await Stage.SetAsync();
        var picture = stage.App.Files.Put(KtpBot.Testing.Pictures.DrawnPictures.DocumentJpeg(width, height));

        await stage.AcceptedAsync(new FileOut(picture, "struk.jpg", "image/jpeg", "Contoh"));

        Assert.Equal(kind, (string)Assert.Single(await stage.Far.BubblesAsync(stage.Citizen))["kind"]!);
    }

    [Fact]
    public async Task AFileSentAgain_IsNotUploadedAgain_ButGoneWhenErasedHere()
    {
        await using var stage = await Stage.SetAsync();
        var file = stage.App.Files.Put("%PDF-1.4 contoh"u8.ToArray());

        await stage.AcceptedAsync(new FileOut(file, "a.pdf", "application/pdf", null));
        await stage.AcceptedAsync(new FileOut(file, "a.pdf", "application/pdf", null));

        var bubbles = await stage.Far.BubblesAsync(stage.Citizen);
        Assert.Equal((string)bubbles[0]["media"]!["key"]!, (string)bubbles[1]["media"]!["key"]!);
        await stage.App.Files.EraseAsync(file, CancellationToken.None);
        Assert.Equal("file-gone", Assert.IsType<Refused>(await stage.SendAsync(new FileOut(file, "a.pdf", "application/pdf", null))).Code);
    }

    [Fact]
    public async Task BlockingAndUnblocking_AndChangingAMessage_ComeIn()
    {
        await using var stage = await Stage.SetAsync();
        var said = await stage.Far.PostAsync($"/sim/citizens/{stage.Citizen["id"]}/text", new JsonObject { ["text"] = "satu" });
        await stage.Far.PostAsync($"/sim/citizens/{stage.Citizen["id"]}/edit", new JsonObject { ["message"] = (string)said["id"]!, ["text"] = "dua" });
        await stage.Far.PostAsync($"/sim/citizens/{stage.Citizen["id"]}/block", []);
        await stage.Far.PostAsync($"/sim/citizens/{stage.Citizen["id"]}/unblock", []);

        await Eventually.IsTrueAsync(() => stage.App.Intake.Messages.Count == 5, "all of it arrives");
        Assert.Equal(["opened[-]", "text[satu]", "edited[dua]", "reach[False]", "reach[True]"], stage.App.Intake.Messages.Select(message => Shown.Of(message.Content)));
    }

    [Fact]
    public async Task ABlockedBot_MeansTheAddressIsUnreachable()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.PostAsync($"/sim/citizens/{stage.Citizen["id"]}/block", []);

        Assert.True(Assert.IsType<Refused>(await stage.SendAsync(new TextOut("Halo"))).AddressUnreachable);
    }

    [Fact]
    public async Task TooManyRequests_WaitsAsLongAsTelegramSays()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.FaultAsync("telegram", "429", retryAfterSeconds: 17);

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<TryLater>(await stage.SendAsync(new TextOut("Halo"))).After);
        await stage.AcceptedAsync(new TextOut("Halo"));
    }

    [Fact]
    public async Task AFailedServer_IsTriedLater()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.FaultAsync("telegram", "5xx");

        Assert.IsType<TryLater>(await stage.SendAsync(new TextOut("Halo")));
    }

    [Fact]
    public async Task Media_IsFetched_AlsoWhenItsAddressHasJustExpired()
    {
        await using var stage = await Stage.SetAsync();
        var media = await stage.SentAsync("kk.pdf");
        await stage.Far.FaultAsync("telegram", "expired-media");

        var fetched = Assert.IsType<Fetched>(await stage.FetchAsync(media, 20_000_000));

        Assert.Equal("%PDF"u8.ToArray(), fetched.Bytes[..4]);
        Assert.Contains("4210", stage.App.Log.Text);
    }

    [Fact]
    public async Task Media_ThatIsGoneOrTooLarge_FailsForGood()
    {
        await using var stage = await Stage.SetAsync();
        var media = await stage.SentAsync("kk.pdf");

        Assert.True(Assert.IsType<FetchFailed>(await stage.FetchAsync(media, 100)).TooLarge);
        await stage.Far.FaultAsync("telegram", "media-404");
        Assert.False(Assert.IsType<FetchFailed>(await stage.FetchAsync(media, 20_000_000)).TooLarge);
    }

    [Fact]
    public async Task AFileBeyondTwentyMegabytes_IsTooLargeForTelegramItself()
    {
        await using var stage = await Stage.SetAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]), "file", "pindai.pdf" } };

        var sent = await stage.Far.Client.PostAsync($"/sim/citizens/{stage.Citizen["id"]}/document", form);

        Assert.True(sent.IsSuccessStatusCode);
        Assert.True(Assert.IsType<FetchFailed>(await stage.FetchAsync(await stage.ArrivedAsync(), 100_000_000)).TooLarge);
    }

    [Fact]
    public async Task WhenNobodyAnswers_ItIsTriedLater_AndNoTokenIsLogged()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.DisposeAsync();

        Assert.Equal("network", Assert.IsType<TryLater>(await stage.SendAsync(new TextOut("3515170101900001"))).Code);
        Assert.Equal("network", Assert.IsType<FetchLater>(await stage.FetchAsync(new MediaIn("x", null, null, null), 1000)).Code);
        Assert.DoesNotContain("far-side-bot-token", stage.App.Log.Text);
        Assert.DoesNotContain("3515170101900001", stage.App.Log.Text);
    }

    private sealed class Stage : IAsyncDisposable
    {
        private long _messages;

        public required FarSide Far { get; init; }

        public required ChannelApp App { get; init; }

        public required JsonNode Citizen { get; init; }

        public static async Task<Stage> SetAsync()
        {
            var far = await FarSide.StartAsync();
            var polling = far.Settings.Where(setting => setting.Key != "Channels:Telegram:SecretToken").Append(("Channels:Telegram:Polling", "true"));
            var app = await ChannelApp.StartAsync([.. polling]);
            var citizen = await far.CitizenAsync("Budi Santoso", "telegram");
            await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "/start" });
            return new Stage { Far = far, App = app, Citizen = citizen };
        }

        public Task<SendResult> SendAsync(OutgoingContent content) =>
            App.Channel(ChannelKind.Telegram).SendAsync(new OutgoingMessage(++_messages, Citizen["telegramId"]!.ToString(), content, null), CancellationToken.None);

        public async Task AcceptedAsync(OutgoingContent content) => Assert.IsType<Accepted>(await SendAsync(content));

        public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes) =>
            App.Channel(ChannelKind.Telegram).FetchAsync(media, maxBytes, CancellationToken.None);

        public async Task<byte[]> PhotoAsync() => await Far.Client.GetByteArrayAsync("/sim/camera-roll/kk-tajam.jpg");

        /// <summary>The citizen sends a file of the camera roll, and it arrives here through getUpdates.</summary>
        public async Task<MediaIn> SentAsync(string name)
        {
            await Far.PostAsync($"/sim/citizens/{Citizen["id"]}/document", new JsonObject { ["name"] = name });
            return await ArrivedAsync();
        }

        public async Task<MediaIn> ArrivedAsync() =>
            await Eventually.GetsAsync(() => App.Intake.Messages.Select(message => message.Content).OfType<MediaIn>().LastOrDefault(), "the file arrives");

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Far.DisposeAsync();
        }
    }
}
