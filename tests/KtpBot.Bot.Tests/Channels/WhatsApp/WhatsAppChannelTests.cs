using System.Text.Json.Nodes;
using KtpBot.Bot.Channels.WhatsApp;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

/// <summary>The channel against the simulated Graph API.</summary>
public sealed class WhatsAppChannelTests
{
    [Fact]
    public async Task EveryForm_ReachesThePhone()
    {
        await using var stage = await Stage.SetAsync();
        var pdf = stage.App.Files.Put("%PDF-1.4 contoh"u8.ToArray());
        var photo = stage.App.Files.Put([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);

        await stage.AcceptedAsync(new TextOut("Halo *Siti*"));
        await stage.AcceptedAsync(new ChoicesOut("Lanjut?", [new("ya", "Ya"), new("tidak", "Tidak")]));
        await stage.AcceptedAsync(new ChoicesOut("Layanan", [new("a", "A"), new("b", "B", "ket"), new("c", "C"), new("d", "D")], "Lihat"));
        await stage.AcceptedAsync(new ChoicesOut("Banyak", [.. Enumerable.Range(1, 12).Select(n => new Choice($"n{n}", $"Pilihan {n}"))]));
        await stage.AcceptedAsync(new FileOut(pdf, "Tanda terima.pdf", "application/pdf", "Simpan ya"));
        await stage.AcceptedAsync(new FileOut(photo, "contoh.jpg", "image/jpeg", null));

        var bubbles = await stage.Far.BubblesAsync(stage.Citizen);
        Assert.Equal(["text", "buttons", "list", "text", "document", "image"], bubbles.Select(bubble => (string)bubble["kind"]!));
        Assert.Equal(["Ya", "Tidak"], bubbles[1]["buttons"]!.AsArray().Select(button => (string)button!["title"]!));
        Assert.Equal("Lihat", (string)bubbles[2]["menu"]!);
        Assert.Contains("12. Pilihan 12", (string)bubbles[3]["text"]!);
        Assert.Equal("Tanda terima.pdf", (string)bubbles[4]["media"]!["name"]!);
        Assert.Equal("%PDF-1.4 contoh", await stage.Far.Client.GetStringAsync((string)bubbles[4]["media"]!["url"]!));
    }

    /// <summary>WhatsApp takes no calendar files, but it takes text; the phone opens it by the end of its name.</summary>
    [Fact]
    public async Task ACalendarFile_GoesAsTextUnderItsOwnName()
    {
        await using var stage = await Stage.SetAsync();
        var file = stage.App.Files.Put("BEGIN:VCALENDAR"u8.ToArray());

        await stage.AcceptedAsync(new FileOut(file, "Jadwal rekam.ics", "text/calendar", "Simpan"));

        var bubble = Assert.Single(await stage.Far.BubblesAsync(stage.Citizen));
        Assert.Equal("document", (string)bubble["kind"]!);
        Assert.Equal("Jadwal rekam.ics", (string)bubble["media"]!["name"]!);
        using var answer = await stage.Far.Client.GetAsync((string)bubble["media"]!["url"]!);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task TheAcceptedId_IsTheOneThatStatusesName()
    {
        await using var stage = await Stage.SetAsync();

        var accepted = await stage.AcceptedAsync(new TextOut("Halo"));

        var id = (string)(await stage.Far.BubblesAsync(stage.Citizen))[0]["id"]!;
        Assert.Equal(stage.Ids.Hide(id), accepted.ExternalId);
        Assert.DoesNotContain((string)stage.Citizen["number"]!, accepted.ExternalId);
    }

    [Theory]
    [InlineData(-23.9, "Kartu siap")]
    [InlineData(-24.1, "[siap_diambil]")]
    [InlineData(null, "[siap_diambil]")]
    public async Task OutsideTheWindow_TheTemplateIsSent(double? hoursAgo, string expected)
    {
        await using var stage = await Stage.SetAsync();
        var last = hoursAgo is { } hours ? stage.Time.Now.AddHours(hours) : (DateTime?)null;

        Assert.IsType<Accepted>(await stage.SendAsync(new TemplateOut(new TextOut("Kartu siap"), "siap_diambil", "id", ["KWS-2026-000001"]), last));

        Assert.StartsWith(expected, (string)(await stage.Far.BubblesAsync(stage.Citizen))[0]["text"]!);
    }

    public static TheoryData<string, int?, int?, string> Faults => new()
    {
        { "429", null, 7, "TryLater" },
        { "5xx", null, null, "TryLater" },
        { "error", 131026, null, "Refused unreachable" },
        { "error", 131047, null, "Held" },
        { "error", 131056, null, "TryLater" },
        { "error", 190, null, "TryLater" },
        { "error", 132001, null, "Refused" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task ARefusal_ComesBackWithItsPolicy_AndTheNextAttemptArrives(string kind, int? code, int? retryAfter, string expected)
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.FaultAsync("whatsapp", kind, retryAfterSeconds: retryAfter, code: code);

        var refused = await stage.SendAsync(new TextOut("Halo"));
        await stage.AcceptedAsync(new TextOut("Halo"));

        Assert.Equal(expected, refused switch
        {
            TryLater => "TryLater",
            Refused { AddressUnreachable: true } => "Refused unreachable",
            Refused => "Refused",
            Held => "Held",
            _ => "Accepted",
        });
        if (refused is Refused { Reason: var reason }) Assert.EndsWith(".", reason);
        Assert.Single(await stage.Far.BubblesAsync(stage.Citizen));
    }

    [Fact]
    public async Task ARetryOfALongMessage_GoesOnWhereItStopped()
    {
        var bodies = new List<string>();
        await using var graph = WebApplication.CreateSlimBuilder().Build();
        graph.Urls.Add("http://127.0.0.1:0");
        graph.MapPost("/{**path}", async (HttpRequest request) =>
        {
            var body = await JsonNode.ParseAsync(request.Body);
            bodies.Add((string)body!["text"]!["body"]!);
            return bodies.Count == 2 ? Results.StatusCode(500) : Results.Json(new { messages = new[] { new { id = $"wamid.{bodies.Count}" } } });
        });
        await graph.StartAsync();
        await using var app = await ChannelApp.StartAsync(
            ("Channels:WhatsApp:ApiBaseUrl", graph.Urls.Single()),
            ("Channels:WhatsApp:PhoneNumberId", "1"),
            ("Channels:WhatsApp:AccessToken", "t"),
            ("Channels:WhatsApp:AppSecret", "s"),
            ("Channels:WhatsApp:VerifyToken", "v"));
        var message = new OutgoingMessage(7, "628111", new TextOut(string.Join(" ", Enumerable.Range(0, 900).Select(n => $"Kalimat {n}."))), DateTime.UtcNow);

        var first = await app.Channel(ChannelKind.WhatsApp).SendAsync(message, CancellationToken.None);
        var second = await app.Channel(ChannelKind.WhatsApp).SendAsync(message, CancellationToken.None);

        Assert.IsType<TryLater>(first);
        Assert.Equal(app.Services.GetRequiredService<WhatsAppIds>().Hide("wamid.4"), Assert.IsType<Accepted>(second).ExternalId);
        Assert.Equal(4, bodies.Count);
        Assert.Equal(bodies[1], bodies[2]);
        Assert.StartsWith("Kalimat 0.", bodies[0]);
        Assert.EndsWith("Kalimat 899.", bodies[3]);
    }

    [Fact]
    public async Task AFileThatWasErased_IsRefusedWithoutACall()
    {
        await using var stage = await Stage.SetAsync();

        Assert.Equal("file-gone", Assert.IsType<Refused>(await stage.SendAsync(new FileOut(Guid.NewGuid(), "a.pdf", "application/pdf", null))).Code);
    }

    [Fact]
    public async Task Media_IsFetched_AlsoWhenItsAddressHasJustExpired()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.FaultAsync("whatsapp", "expired-media");

        var fetched = Assert.IsType<Fetched>(await stage.FetchAsync("kk.pdf", 20_000_000));

        Assert.Equal("%PDF"u8.ToArray(), fetched.Bytes[..4]);
        Assert.Equal("application/pdf", fetched.MimeType);
        Assert.Contains("4105", stage.App.Log.Text);
    }

    [Fact]
    public async Task Media_ThatStaysExpired_IsFetchedLater()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.FaultAsync("whatsapp", "expired-media", count: 2);

        Assert.Equal("media-expired", Assert.IsType<FetchLater>(await stage.FetchAsync("kk.pdf", 20_000_000)).Code);
    }

    [Fact]
    public async Task Media_ThatIsGoneOrTooLarge_FailsForGood()
    {
        await using var stage = await Stage.SetAsync();

        Assert.True(Assert.IsType<FetchFailed>(await stage.FetchAsync("kk.pdf", 100)).TooLarge);
        await stage.Far.FaultAsync("whatsapp", "media-404");
        Assert.False(Assert.IsType<FetchFailed>(await stage.FetchAsync("kk.pdf", 20_000_000)).TooLarge);
    }

    [Fact]
    public async Task WhenNobodyAnswers_ItIsTriedLater_AndNoTokenIsLogged()
    {
        await using var stage = await Stage.SetAsync();
        await stage.AcceptedAsync(new TextOut("Halo"));
        await stage.Far.FaultAsync("whatsapp", "error", code: 190);
        await stage.SendAsync(new TextOut("Halo"));
        await stage.Far.DisposeAsync();

        var result = await stage.SendAsync(new TextOut("3515170101900001"));
        var fetch = await stage.App.Channel(ChannelKind.WhatsApp).FetchAsync(new MediaIn("1", null, null, null), 1000, CancellationToken.None);

        Assert.Equal("network", Assert.IsType<TryLater>(result).Code);
        Assert.Equal("network", Assert.IsType<FetchLater>(fetch).Code);
        Assert.Contains("190", stage.App.Log.Text);
        Assert.DoesNotContain(FarSide.AccessToken, stage.App.Log.Text);
        Assert.DoesNotContain("3515170101900001", stage.App.Log.Text);
    }

    [Fact]
    public async Task ACancelledSend_EndsWithTheCancellation()
    {
        await using var stage = await Stage.SetAsync();
        await stage.Far.FaultAsync("whatsapp", "timeout");
        using var stop = new CancellationTokenSource();

        var sending = stage.SendAsync(new TextOut("Halo"), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private sealed class Stage : IAsyncDisposable
    {
        private long _messages;

        public required FarSide Far { get; init; }

        public required ChannelApp App { get; init; }

        public required ManualTimeProvider Time { get; init; }

        public required JsonNode Citizen { get; init; }

        public static async Task<Stage> SetAsync()
        {
            var time = new ManualTimeProvider(DateTime.UnixEpoch.AddYears(56));
            var far = await FarSide.StartAsync();
            var app = await ChannelApp.StartAsync(time, far.Settings);
            var citizen = await far.CitizenAsync("Siti Rahmawati", "whatsapp");

            // The far side opens its 24-hour window with the citizen's own message.
            await far.PostAsync($"/sim/citizens/{citizen["id"]}/text", new JsonObject { ["text"] = "halo" });
            return new Stage { Far = far, App = app, Time = time, Citizen = citizen };
        }

        public WhatsAppIds Ids => App.Services.GetRequiredService<WhatsAppIds>();

        /// <summary>An answer to the citizen's own message of just now.</summary>
        public Task<SendResult> SendAsync(OutgoingContent content, CancellationToken cancellationToken = default) => SendAsync(content, Time.Now, cancellationToken);

        public Task<SendResult> SendAsync(OutgoingContent content, DateTime? lastInboundAt, CancellationToken cancellationToken = default) =>
            App.Channel(ChannelKind.WhatsApp).SendAsync(new OutgoingMessage(++_messages, (string)Citizen["number"]!, content, lastInboundAt), cancellationToken);

        public async Task<Accepted> AcceptedAsync(OutgoingContent content) => Assert.IsType<Accepted>(await SendAsync(content));

        /// <summary>The citizen sends a file of the camera roll; what the webhook would name is fetched.</summary>
        public async Task<FetchResult> FetchAsync(string name, long maxBytes)
        {
            var sent = await Far.PostAsync($"/sim/citizens/{Citizen["id"]}/document", new JsonObject { ["name"] = name });
            return await App.Channel(ChannelKind.WhatsApp).FetchAsync(new MediaIn((string)sent["media"]!["key"]!, null, name, null), maxBytes, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Far.DisposeAsync();
        }
    }
}
