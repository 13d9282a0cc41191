using System.Collections.Concurrent;
using KtpBot.Bot.Conversations;
using KtpBot.Bot.Conversations.Calls;
using KtpBot.Bot.Delivery;
using KtpBot.Bot.Jobs;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
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
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>The whole message path of one process, with a far side that only records.</summary>
internal sealed class Corridor : IAsyncDisposable
{
    private readonly TestDatabase? _owned;
    private readonly CommitQueue _queue;
    private readonly OutboxPump _outbox;
    private readonly Intake _intake;
    private readonly ServiceProvider? _office;

    private Corridor(TestDatabase storage, TestDatabase? owned, DialogCaller caller, TimeProvider? time = null, ServiceProvider? office = null)
    {
        Storage = storage;
        _owned = owned;
        _office = office;
        var clock = time ?? TimeProvider.System;
        var node = new NodeName("n1");
        var texts = TextBook.Load(RepositoryRoot.File("dialogs")).Book;
        var requirements = RequirementBook.Load(RepositoryRoot.File("dialogs")).Book;
        var intents = IntentBook.Load(RepositoryRoot.File("dialogs")).Book;
        var facts = new OfficeFacts("Desa Kwangsan", "Jl. Mangkurejo 01", new Dictionary<string, string> { ["id"] = "08.00", ["en"] = "08.00" });
        var book = DialogBook.Load(RepositoryRoot.File("dialogs"), texts, requirements, intents, facts).Book;
        var profile = OfficeFile.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Office!;
        var (engine, times) = (new DialogEngine(book), new WakeTimes(profile));
        Wakes = new Wakes(storage.Database, engine, times, profile, texts, clock, NullLogger<Wakes>.Instance);
        _queue = new CommitQueue(storage.Database, NullLogger<CommitQueue>.Instance);
        var reports = new ReportDesk(_queue, clock);
        _outbox = new OutboxPump([Channel, WhatsApp], new OutboxReader(storage.Database, TestKeys.Cipher, node, clock), _queue, reports, clock, NullLogger<OutboxPump>.Instance);
        var rows = new ConversationRows(texts, TestKeys.Cipher);
        var turns = new TurnDesk(_queue, new TurnTaker(engine, caller, times), rows, texts, TestKeys.Cipher, node, clock);
        var files = new FileDocumentStore(Path.Combine(storage.Folder, "files"), TestKeys.Cipher);
        var media = new MediaFetcher([Channel, WhatsApp], files, new OfficeScope(TestOffices.Kwangsan), clock, NullLogger<MediaFetcher>.Instance);
        _intake = new Intake(turns, new HolderDesk(_queue, rows, TestKeys.Cipher, clock), new FileGathering(media, clock, NullLogger<FileGathering>.Instance), _outbox, reports, clock, NullLogger<Intake>.Instance);
    }

    public TestDatabase Storage { get; }

    public FarSide Channel { get; } = new(ChannelKind.Telegram);

    public FarSide WhatsApp { get; } = new(ChannelKind.WhatsApp);

    /// <summary>Speaks of its own accord when a test says so.</summary>
    public Wakes Wakes { get; }

    /// <summary>The office behind it, where there is one.</summary>
    public IServiceProvider Office => _office!;

    public static async Task<Corridor> CreateAsync(StorageProvider provider, DialogCaller? caller = null, TimeProvider? clock = null)
    {
        var storage = await TestDatabase.CreateAsync(provider);
        return await StartAsync(new Corridor(storage, storage, caller ?? NothingFound, clock));
    }

    /// <summary>A process on storage that outlives it.</summary>
    public static Task<Corridor> CreateAsync(TestDatabase storage, TimeProvider? clock = null) => StartAsync(new Corridor(storage, null, NothingFound, clock));

    /// <summary>With the real desk, so that calls do what they do.</summary>
    public static async Task<Corridor> CreateWithOfficeAsync(StorageProvider provider, TimeProvider? clock = null)
    {
        var storage = await TestDatabase.CreateAsync(provider);
        var settings = storage.HostEnvironment().ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        if (clock is not null) services.AddSingleton(clock);
        services.AddLogging();
        services.AddStorage(configuration).AddOfficeData(configuration).AddProcedures(configuration).AddCaseDesk().AddDialogCalls();
        services.AddSingleton(TestKeys.Cipher); // The model of a key is shared by the whole process, so its cipher must outlive this office.
        var office = services.BuildServiceProvider();
        return await StartAsync(new Corridor(storage, storage, office.GetRequiredService<DialogCaller>(), clock, office));
    }

    public Task SayAsync(string address, string externalId, string text) => AcceptAsync(address, externalId, new TextIn(text));

    public Task SendFileAsync(string address, string externalId, string name) => AcceptAsync(address, externalId, new MediaIn(name, "image/jpeg", null, null));

    /// <summary>Says something and gives the next answer.</summary>
    public Task<string> AskAsync(string address, string text, ChannelKind? channel = null) => AskAsync(address, new TextIn(text), channel);

    public Task<string> TapAsync(string address, string choice) => AskAsync(address, new ChoiceIn(choice, null), null);

    private async Task<string> AskAsync(string address, IncomingContent content, ChannelKind? channel)
    {
        var heard = Texts(address).Count;
        await AcceptAsync(address, $"{address}-{heard}-{Guid.NewGuid()}", content, channel);
        await Eventually.IsTrueAsync(() => Texts(address).Count > heard, "an answer");
        return Texts(address)[heard];
    }

    /// <summary>What the citizen got, in order.</summary>
    public IReadOnlyList<string> Texts(string address) => [.. Channel.Sent.Concat(WhatsApp.Sent).Where(message => message.Address == address).Select(message => message.Content switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        TemplateOut { Plain: TextOut plain } => plain.Text,
        TemplateOut { Plain: ChoicesOut plain } => plain.Text,
        FileOut file => file.FileName,
        LocationOut place => place.Name,
        _ => throw new InvalidOperationException($"{message.Content.GetType().Name} was not expected."),
    })];

    public Task AnswersAsync(string address, int count) => Eventually.IsTrueAsync(() => Texts(address).Count == count, $"{count} answers for {address}");

    /// <summary>Files an application by the dialog, documents to be brought; the case number.</summary>
    public async Task<string> ApplyAsync(string address, string service, string nik, string name, ChannelKind? channel = null)
    {
        var first = Texts(address).Count;
        string[] words = [$"ktp {service}", "setuju", "ya", nik, "3515171208900002", name, "081234567890", "bawa", "bawa", "kirim"];
        foreach (var text in words)
        {
            // A citizen who agreed before is not asked again.
            if (text == "setuju" && !Texts(address)[^1].Contains("setuju?", StringComparison.Ordinal)) continue;
            var heard = Texts(address).Count;
            await AcceptAsync(address, $"{address}-apply-{nik}-{heard}", new TextIn(text), channel);
            await Eventually.IsTrueAsync(() => Texts(address).Count > heard, $"an answer to {text}");
        }

        return System.Text.RegularExpressions.Regex.Match(Texts(address).Skip(first).Last(text => text.Contains("KWS-", StringComparison.Ordinal)), "KWS-[0-9]{4}-[0-9]{6}").Value;
    }

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
        if (_office is not null) await _office.DisposeAsync();
        if (_owned is not null) await _owned.DisposeAsync();
    }

    private static async Task<Corridor> StartAsync(Corridor corridor)
    {
        await new InboxRecovery(corridor.Storage.Database, corridor._intake, NullLogger<InboxRecovery>.Instance).StartAsync(CancellationToken.None);
        await corridor._outbox.StartAsync(CancellationToken.None);
        return corridor;
    }

    public Task AcceptAsync(string address, string externalId, IncomingContent content, ChannelKind? channel = null, string? language = null) => _intake.AcceptAsync(
        [new IncomingMessage(channel ?? ChannelKind.Telegram, externalId, address, "Warga", CommitQueueTests.At, content, language)], CancellationToken.None);

    private static Task<CallResult> NothingFound(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) =>
        Task.FromResult(new CallResult(DialogCallKinds.All[call.Name].Outcomes[^1], new Dictionary<string, string>(), []));

    internal sealed class FarSide(ChannelKind kind) : IChannel
    {
        public ConcurrentQueue<OutgoingMessage> Sent { get; } = new();

        /// <summary>While set and not ended, no file arrives.</summary>
        public TaskCompletionSource? HoldFetches { get; set; }

        public byte[]? FileBytes { get; set; }

        public ChannelKind Kind => kind;

        /// <summary>How often it was shown that an answer takes a moment.</summary>
        public int Working { get; private set; }

        public void ShowWorking(IncomingMessage message) => Working++;

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
