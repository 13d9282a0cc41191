using KtpBot.Bot.Conversations;
using KtpBot.Bot.Conversations.Calls;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Bot.Verbs;

/// <summary>A whole office in a folder of its own with one citizen at a keyboard: the real engine, desk and database, without channels and pumps.</summary>
internal sealed class TerminalOffice : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly long _conversationId;
    private long _lastOutboxId;

    private TerminalOffice(ServiceProvider services, long conversationId, string language)
    {
        _services = services;
        _conversationId = conversationId;
        Session = DialogSession.New(language);
    }

    public DialogSession Session { get; private set; }

    /// <summary>True after the dialog handed the conversation to a person.</summary>
    public bool WithPerson { get; private set; }

    public IServiceProvider Services => _services;

    /// <summary>Opens the office.</summary>
    /// <param name="folder">Database, files and key go there; the caller deletes it.</param>
    /// <param name="officeId">A folder name under dialogs/offices.</param>
    /// <param name="language">The citizen's language at the start.</param>
    /// <param name="clock">The clock; the system's when null.</param>
    public static async Task<TerminalOffice> OpenAsync(string folder, string officeId, string language, TimeProvider? clock = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Office:Id"] = officeId,
            ["Dialogs:Directory"] = DialogsFolder.Find(Environment.GetEnvironmentVariable("Dialogs__Directory")),
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "ktpbot.db")};Pooling=False",
            ["Storage:FilesDirectory"] = Path.Combine(folder, "files"),
            ["Storage:KeyFile"] = Path.Combine(folder, "identity.key"),
        }).Build();
        var services = new ServiceCollection();
        if (clock is not null) services.AddSingleton(clock);
        services.AddLogging();
        services.AddStorage(configuration);
        services.AddOfficeData(configuration);
        services.AddProcedures(configuration);
        services.AddCaseDesk();
        services.AddDialogCalls();
        services.AddSingleton<IChannel, TerminalChannel>();
        services.TryAddSingleton<MediaFetcher>();
        var provider = services.BuildServiceProvider();
        var database = provider.GetRequiredService<Database>();
        database.Migrate();
        return new TerminalOffice(provider, await AddConversationAsync(database, language, provider.GetRequiredService<TimeProvider>()), language);
    }

    /// <summary>One turn; the answers in order, with news that the turn itself caused.</summary>
    public async Task<IReadOnlyList<OutgoingContent>> TakeAsync(DialogInput input)
    {
        await using var db = _services.GetRequiredService<Database>().CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await TakeAsync(db, input, () => transaction.CommitAsync());
    }

    /// <summary>A photo or PDF from the disk, looked at and stored as one from a channel.</summary>
    public async Task<IReadOnlyList<OutgoingContent>> TakeFileAsync(string path)
    {
        var file = await _services.GetRequiredService<MediaFetcher>().BringAsync(0, ChannelKind.WebChat, new MediaIn(path, null, Path.GetFileName(path), null));
        await using var db = _services.GetRequiredService<Database>().CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (file.Row is not null)
        {
            var now = _services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            db.StoredFiles.Add(file.Row);
            db.InboxMessages.Add(new InboxMessage
            {
                OfficeId = db.OfficeId,
                Channel = ChannelKind.WebChat,
                ExternalId = file.Row.Id.ToString("N"),
                ConversationId = _conversationId,
                Content = MessagingJson.Write(new MediaIn(Path.GetFileName(path), null, Path.GetFileName(path), null)),
                State = InboxState.Processed,
                ReceivedAt = now,
                ProcessedAt = now,
                FileId = file.Row.Id,
            });
        }

        await db.SaveChangesAsync();
        return await TakeAsync(db, file.Input, () => transaction.CommitAsync());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<IReadOnlyList<OutgoingContent>> TakeAsync(KtpBotDb db, DialogInput input, Func<Task> commit)
    {
        var engine = _services.GetRequiredService<DialogEngine>();
        var calls = _services.GetRequiredService<DialogCalls>();
        var now = _services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var turn = engine.Advance(Session, input, now);
        var messages = new List<OutgoingContent>(turn.Messages);
        var person = turn.WantsPerson;
        var (given, withdrawn) = (turn.ConsentGiven, turn.ConsentWithdrawn);
        while (turn.Call is { } call)
        {
            var result = await calls.CallAsync(db, new CallContext(_conversationId, ChannelKind.WebChat, turn.Session.Language, now), call, CancellationToken.None);
            turn = engine.Advance(turn.Session, new CallReturned(result), now);
            messages.AddRange(turn.Messages);
            person |= turn.WantsPerson;
            (given, withdrawn) = (given || turn.ConsentGiven, withdrawn || turn.ConsentWithdrawn);
        }

        if (given || withdrawn)
        {
            DateTime? consent = withdrawn ? null : now;
            await db.Conversations.Where(c => c.Id == _conversationId).ExecuteUpdateAsync(set => set.SetProperty(c => c.ConsentAt, consent));
        }

        var news = await db.OutboxMessages.Where(m => m.ConversationId == _conversationId && m.Id > _lastOutboxId).OrderBy(m => m.Id).ToListAsync();
        if (news.Count > 0) _lastOutboxId = news[^1].Id;
        await commit();
        Session = DialogSession.Read(turn.Session.Write());
        WithPerson = person;
        return [.. news.Select(m => MessagingJson.ReadOutgoing(m.Content)), .. messages];
    }

    private static async Task<long> AddConversationAsync(Database database, string language, TimeProvider clock)
    {
        await using var db = database.CreateDbContext();
        var conversation = new Conversation
        {
            OfficeId = db.OfficeId,
            Channel = ChannelKind.WebChat,
            Address = "terminal",
            AddressIndex = database.Cipher.OfAddress(ChannelKind.WebChat, "terminal"),
            Language = language,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Conversations.Add(conversation);
        await db.SaveChangesAsync();
        return conversation.Id;
    }
}
