using KtpBot.Bot.Tests.Channels.Payloads;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Channels.Sample;

/// <summary>A channel that the product does not know: its folder, one line and its payloads are enough.</summary>
public sealed class SamplePayloadTests(SamplePayloadTests.Stage stage) : IClassFixture<SamplePayloadTests.Stage>
{
    public static TheoryData<string> In => PayloadFolder.Names("Sample", "in");

    public static TheoryData<string> Out => PayloadFolder.Names("Sample", "out");

    [Theory, MemberData(nameof(In))]
    public Task Incoming(string name) => new PayloadRunner(stage.Host).RunAsync(PayloadFolder.Read<IncomingCase>("Sample", "in", name));

    [Theory, MemberData(nameof(Out))]
    public Task Outgoing(string name) => new PayloadRunner(stage.Host).RunAsync(PayloadFolder.Read<OutgoingCase>("Sample", "out", name));

    [Fact]
    public async Task ACitizenOfIt_IsGreetedAndServed()
    {
        stage.Host.Far.Expect([]);
        await stage.SayAsync("s1", "62811", "halo");
        await Eventually.IsTrueAsync(() => stage.Host.Far.Requests.Count == 1, "the greeting");
        await stage.SayAsync("s2", "62811", "syarat ktp hilang");
        await Eventually.IsTrueAsync(() => stage.Host.Far.Requests.Count == 2, "the requirements");

        Assert.All(stage.Host.Far.Requests, request => Assert.Equal("62811", (string)request.Body!["to"]!));
        Assert.Contains("1.", (string)stage.Host.Far.Requests[0].Body!["text"]!, StringComparison.Ordinal);
        await using var db = stage.Host.Open();
        Assert.Equal("Sms", (await db.Conversations.SingleAsync(c => c.Channel == SampleChannel.Gateway && c.LastInboundAt != null && db.InboxMessages.Any(m => m.ExternalId == "s2" && m.ConversationId == c.Id))).Channel.Name);
    }

    public sealed class Stage : IAsyncLifetime
    {
        internal PayloadHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await PayloadHost.StartAsync(new ChannelUnderTest(SampleChannel.Gateway, "Sample", "/channels/sample", ["sample-secret-key"])
        {
            Settings = [("Channels:Sample:Root", "{far}"), ("Channels:Sample:Key", "sample-secret-key")],
            Sign = static (request, _, good) => request.Headers.Add("X-Key", good ? "sample-secret-key" : "another"),
            OrdinaryAnswer = static _ => """{"ok":true,"id":"out-1"}""",
            Register = static builder => builder.AddSample(),
        });

        internal async Task SayAsync(string id, string from, string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/sample") { Content = new StringContent($$"""{"id":"{{id}}","from":"{{from}}","text":"{{text}}"}""") };
            request.Headers.Add("X-Key", "sample-secret-key");
            (await Host.Client.SendAsync(request)).EnsureSuccessStatusCode();
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
