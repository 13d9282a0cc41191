using System.Collections.Concurrent;
using KtpBot.Bot.Conversations;
using KtpBot.Bot.Conversations.Calls;
using KtpBot.Bot.Delivery;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>The whole message path of one process, with a far side that only records.</summary>
internal sealed class Corridor : IAsyncDisposable
{
    private readonly TestDatabase? _owned;
    private readonly CommitQueue _queue;
    private readonly OutboxPump _outbox;
    private readonly Intake _intake;

    private Corridor(TestDatabase storage, TestDatabase? owned, DialogCaller caller)
    {
        Storage = storage;
        _owned = owned;
        var clock = TimeProvider.System;
        var node = new NodeName("n1");
        var texts = TextBook.Load(RepositoryRoot.File("dialogs")).Book;
        var requirements = RequirementBook.Load(RepositoryRoot.File("dialogs")).Book;
        var intents = IntentBook.Load(RepositoryRoot.File("dialogs")).Book;
        var facts = new OfficeFacts("Desa Kwangsan", "Jl. Mangkurejo 01", new Dictionary<string, string> { ["id"] = "08.00", ["en"] = "08.00" });
        var book = DialogBook.Load(RepositoryRoot.File("dialogs"), texts, requirements, intents, facts).Book;
        _queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);
        var reports = new ReportDesk(_queue, clock);
        _outbox = new OutboxPump([Channel], new OutboxReader(storage.Database, TestKeys.Cipher, node, clock), _queue, reports, clock, NullLogger<OutboxPump>.Instance);
        var turns = new TurnDesk(_queue, new TurnTaker(new DialogEngine(book), caller), texts, TestKeys.Cipher, node, clock);
        var files = new FileDocumentStore(Path.Combine(storage.Folder, "files"), TestKeys.Cipher);
        var media = new MediaFetcher([Channel], files, new OfficeScope(TestOffices.Kwangsan), clock, NullLogger<MediaFetcher>.Instance);
        _intake = new Intake(turns, media, _outbox, reports, clock, NullLogger<Intake>.Instance);
    }

    public TestDatabase Storage { get; }

    public FarSide Channel { get; } = new();

    public static async Task<Corridor> CreateAsync(StorageProvider provider, DialogCaller? caller = null)
    {
        var storage = await TestDatabase.CreateAsync(provider);
        return await StartAsync(new Corridor(storage, storage, caller ?? NothingFound));
    }

    /// <summary>A process on storage that outlives it.</summary>
    public static Task<Corridor> CreateAsync(TestDatabase storage) => StartAsync(new Corridor(storage, null, NothingFound));

    public Task SayAsync(string address, string externalId, string text) => AcceptAsync(address, externalId, new TextIn(text));

    public Task SendFileAsync(string address, string externalId, string name) => AcceptAsync(address, externalId, new MediaIn(name, "image/jpeg", null, null));

    /// <summary>What the citizen got, in order.</summary>
    public IReadOnlyList<string> Texts(string address) => [.. Channel.Sent.Where(message => message.Address == address).Select(message => message.Content switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        _ => throw new InvalidOperationException($"{message.Content.GetType().Name} was not expected."),
    })];

    public Task AnswersAsync(string address, int count) => Eventually.IsTrueAsync(() => Texts(address).Count == count, $"{count} answers for {address}");

    /// <summary>Ends when nothing is left to send.</summary>
    public Task RestsAsync() => Eventually.IsTrueAsync(
        async () =>
        {
            await using var db = Storage.Open();
            return _outbox.InFlight == 0 && !await db.OutboxMessages.AnyAsync(message => message.State == DeliveryState.Pending);
        },
        "everything is sent");

    public async ValueTask DisposeAsync()
    {
        await _outbox.StopAsync(CancellationToken.None);
        _outbox.Dispose();
        _queue.Dispose();
        if (_owned is not null) await _owned.DisposeAsync();
    }

    private static async Task<Corridor> StartAsync(Corridor corridor)
    {
        await new InboxRecovery(corridor.Storage.Database, corridor._intake, NullLogger<InboxRecovery>.Instance).StartAsync(CancellationToken.None);
        await corridor._outbox.StartAsync(CancellationToken.None);
        return corridor;
    }

    private Task AcceptAsync(string address, string externalId, IncomingContent content) => _intake.AcceptAsync(
        [new IncomingMessage(ChannelKind.Telegram, externalId, address, "Warga", CommitQueueTests.At, content)], CancellationToken.None);

    private static Task<CallResult> NothingFound(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        Task.FromResult(new CallResult(DialogCallKinds.All[call.Name].Outcomes[^1], new Dictionary<string, string>(), []));

    internal sealed class FarSide : IChannel
    {
        public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        /// <summary>While set and not ended, no file arrives.</summary>
        public TaskCompletionSource? HoldFetches { get; set; }

        public byte[]? FileBytes { get; set; }

        public ChannelKind Kind => ChannelKind.Telegram;

        public Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            Sent.Enqueue(message);
            return Task.FromResult<SendResult>(new Accepted($"{message.Address}:{message.Id}"));
        }

        public async Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken)
        {
            if (HoldFetches is { } hold) await hold.Task;
            return new Fetched(FileBytes ?? TestPicture(), "image/jpeg");
        }

        private static byte[] TestPicture() => DrawnPictures.DocumentJpeg();
    }
}
