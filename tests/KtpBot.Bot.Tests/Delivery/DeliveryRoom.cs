using KtpBot.Bot.Conversations;
using KtpBot.Bot.Delivery;
using KtpBot.Bot.Tests.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Delivery;

/// <summary>The delivery side of one process on real storage, with a clock that a test moves and far sides that do as told.</summary>
internal sealed class DeliveryRoom : IAsyncDisposable
{
    private readonly Dictionary<string, long> _conversations = [];
    private CommitQueue _queue;

    private readonly IChannel? _mail;

    private DeliveryRoom(TestDatabase storage, ChannelPace pace, IChannel? mail)
    {
        (Storage, _mail) = (storage, mail);
        Channel = new ScriptedChannel(ChannelKind.Telegram, pace, Clock);
        Other = new ScriptedChannel(ChannelKind.WhatsApp, ChannelPace.Free, Clock);
        (_queue, Reports, Pump) = Process();
    }

    public TestDatabase Storage { get; }

    public ManualTimeProvider Clock { get; } = new(CommitQueueTests.At);

    /// <summary>Telegram, on which a test's conversations are unless it says otherwise.</summary>
    public ScriptedChannel Channel { get; }

    /// <summary>WhatsApp.</summary>
    public ScriptedChannel Other { get; }

    public ReportDesk Reports { get; private set; }

    public OutboxPump Pump { get; private set; }

    public static async Task<DeliveryRoom> CreateAsync(StorageProvider provider, ChannelPace? pace = null, IChannel? mail = null) =>
        new(await TestDatabase.CreateAsync(provider), pace ?? ChannelPace.Free, mail);

    public Task StartAsync() => Pump.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>The process ends and another one takes its place, on the same storage.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        (_queue, Reports, Pump) = Process();
        await StartAsync();
    }

    /// <summary>A conversation's id; it is made when first named. Names that begin with "wa" are on WhatsApp, those with an @ are mailboxes.</summary>
    public async Task<long> ConversationAsync(string address)
    {
        if (_conversations.TryGetValue(address, out var known)) return known;
        var kind = address.Contains('@', StringComparison.Ordinal) ? ChannelKind.Email : address.StartsWith("wa", StringComparison.Ordinal) ? ChannelKind.WhatsApp : ChannelKind.Telegram;
        var cipher = TestKeys.Cipher;
        return _conversations[address] = await _queue.WriteAsync(scope =>
            scope.Statements.AddConversation(kind, cipher.SealText(address), cipher.OfAddress(kind, address), null, "id", Clock.Now)!.Value);
    }

    /// <summary>Changes the conversation's row.</summary>
    public async Task ChangeAsync(string address, Action<Conversation> change)
    {
        var id = await ConversationAsync(address);
        await using var db = Storage.Open();
        change(await db.Conversations.SingleAsync(c => c.Id == id));
        await db.SaveChangesAsync();
    }

    /// <summary>The citizen writes now.</summary>
    public async Task WritesAsync(string address)
    {
        await ChangeAsync(address, c => c.LastInboundAt = Clock.Now);
        Pump.Wake();
    }

    public async Task QueueAsync(string address, params string[] texts)
    {
        foreach (var text in texts) await QueueAsync(address, new TextOut(text));
    }

    /// <summary>Queues one message and returns its id.</summary>
    public async Task<long> QueueAsync(string address, OutgoingContent content, OutboxOrigin origin = OutboxOrigin.Notice)
    {
        var conversation = await ConversationAsync(address);
        await using var db = Storage.Open();
        var row = new OutboxMessage
        {
            OfficeId = TestOffices.Kwangsan,
            ConversationId = conversation,
            Origin = origin,
            Content = MessagingJson.Write(content),
            CreatedAt = Clock.Now,
        };
        db.OutboxMessages.Add(row);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return row.Id;
    }

    public async Task ReportAsync(DeliveryState state, DateTime? at = null, string externalId = "ext-1", string? code = null, ReportedFailure failure = ReportedFailure.Final)
    {
        var error = state == DeliveryState.Failed ? $"Alasan {code}." : null;
        if (await Reports.ReportAsync([new DeliveryReport(ChannelKind.Telegram, externalId, state, at ?? Clock.Now, code, error, failure)])) Pump.Wake();
    }

    public Task AllAre(DeliveryState state, int count) =>
        RowsAre(rows => rows.Count == count && rows.All(row => row.State == state), $"{count} messages stand at {state}");

    public Task RowsAre(Func<List<OutboxMessage>, bool> test, string what) => Eventually.IsTrueAsync(async () => test(await RowsAsync()), what);

    public Task RowIs(Func<OutboxMessage, bool> test, string what) => RowsAre(rows => rows.Count > 0 && test(rows[0]), what);

    public async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var db = Storage.Open();
        return await db.OutboxMessages.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    /// <summary>Lets time go by in steps, each after the work it has to wake is asleep again.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan step)
    {
        for (var until = Clock.Now + time; Clock.Now < until;)
        {
            Clock.Advance(step);
            Pump.Wake();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Storage.DisposeAsync();
    }

    private async Task EndAsync()
    {
        await Pump.StopAsync(CancellationToken.None);
        Pump.Dispose();
        _queue.Dispose();
    }

    private (CommitQueue Queue, ReportDesk Reports, OutboxPump Pump) Process()
    {
        var queue = new CommitQueue(Storage.Database, NullLogger<CommitQueue>.Instance);
        var reports = new ReportDesk(queue, Clock);
        var reader = new OutboxReader(Storage.Database, TestKeys.Cipher, new NodeName("n1"), Clock);
        return (queue, reports, new OutboxPump(_mail is null ? [Channel, Other] : [Channel, Other, _mail], reader, queue, reports, Clock, NullLogger<OutboxPump>.Instance));
    }
}
