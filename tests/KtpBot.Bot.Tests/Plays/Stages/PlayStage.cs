using System.Diagnostics;
using KtpBot.Bot.Jobs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays.Stages;

/// <summary>
/// Where plays are acted: the real bot between storage of its own and a far side that is the test's. Plays follow each other on one
/// stage; before each the office is emptied and the clock set.
/// </summary>
internal abstract class PlayStage : IAsyncDisposable
{
    private static readonly TimeSpan GathersFor = TimeSpan.FromSeconds(2);

    /// <summary>Most answers are there after a few milliseconds, and there are thousands of steps…</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(3);

    /// <summary>…but files that are sent at once are to be on their way before the wait for more of them is cut short.</summary>
    private static readonly TimeSpan NudgesEvery = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, TestDatabase> _storages = [];
    private PlayDialogs? _dialogs;
    private (string Id, string Changes) _office;

    public PlayClock Clock { get; } = new();

    /// <summary>"" for the stage inside the process, else the channel's name as scripts write it.</summary>
    public abstract string Channel { get; }

    /// <summary>The process that has the next step.</summary>
    public virtual PlayHost Host => Hosts[0];

    /// <summary>The office whose turn it is, as its files say now.</summary>
    public OfficeProfile Office => _dialogs!.Office;

    protected TestDatabase Storage => _storages[Office.Id];

    /// <summary>The processes of the office as it is now.</summary>
    protected IReadOnlyList<PlayHost> Hosts { get; private set; } = [];

    public async Task StartAsync()
    {
        await PrepareAsync();
        await OpenAsync(TestOffices.Kwangsan, "");
    }

    /// <summary>The bot starts again, and the office's files say something else than before (see <see cref="PlayDialogs.Of"/>); nothing: as they are.</summary>
    public Task ReopenAsync(string changes) => OpenAsync(Office.Id, changes);

    private async Task OpenAsync(string officeId, string changes)
    {
        if (_office == (officeId, changes)) return;
        await CloseAsync();
        _dialogs = PlayDialogs.Of(changes, officeId);
        if (!_storages.ContainsKey(officeId)) _storages[officeId] = await TestDatabase.CreateAsync(officeId: officeId);
        Hosts = await StartHostsAsync(_dialogs);
        _office = (officeId, changes);
    }

    /// <summary>An empty office at the moment the play begins, and two new phones.</summary>
    public async Task BeginAsync(PlayScript script)
    {
        await RestsAsync();
        await OpenAsync(script.Office, "");
        await EmptyAsync();
        Clock.Set(TimeZoneInfo.ConvertTimeToUtc(script.StartsAt, Office.Zone));
        await NewPhonesAsync(script);
    }

    /// <summary>Called before each step of a citizen: the session is in its row only, and is read back from there.</summary>
    public virtual async Task NextStepAsync(int step)
    {
        // Another version than the one a lane remembers: the turn finds its plan stale and reads the row.
        await using var db = Storage.Open();
        await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1));
    }

    public abstract Task SayAsync(int phone, string words);

    public abstract Task TapAsync(int phone, BubbleChoice choice, Bubble of);

    public abstract Task SendAsync(int phone, IReadOnlyList<PlayPhoto> photos);

    /// <summary>mulai, mulai PAYLOAD, lokasi, nomor sendiri, stiker, pesan suara, ubah: WORDS.</summary>
    public abstract Task DoAsync(int phone, string deed);

    /// <summary>What has come to this phone since it was last asked.</summary>
    public abstract Task<IReadOnlyList<Bubble>> TakeAsync(int phone);

    public KtpBotDb Open() => Storage.Open();

    /// <summary>Ends when every message has had its turn, what is due was done, and everything is sent.</summary>
    public async Task SettleAsync()
    {
        await RestsAsync();
        await Host.Services.GetRequiredService<DueTimers>().RunAsync(CancellationToken.None);
        await Host.Services.GetRequiredService<SeatOffers>().RunAsync(CancellationToken.None);
        await Host.Services.GetRequiredService<Wakes>().RunAsync(CancellationToken.None);
        if (!await HasUnsentAsync()) return;
        Host.Outbox.Wake();
        await RestsAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        foreach (var storage in _storages.Values) await storage.DisposeAsync();
    }

    private async Task CloseAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
        (Hosts, _office) = ([], default);
        _dialogs?.Dispose();
    }

    /// <summary>What all processes share.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected abstract Task<IReadOnlyList<PlayHost>> StartHostsAsync(PlayDialogs dialogs);

    protected abstract Task NewPhonesAsync(PlayScript script);

    /// <summary>A new address, never used before.</summary>
    protected static long NewAddress() => Interlocked.Increment(ref _address);

    private static long _address = 81_200_000;

    private async Task RestsAsync()
    {
        var nudged = Stopwatch.StartNew();
        await Eventually.IsTrueAsync(
            async () =>
            {
                if (Hosts.All(host => host.Outbox.InFlight == 0) && !await HasUnsentAsync()) return true;
                if (nudged.Elapsed < NudgesEvery) return false;
                Clock.Nudge(GathersFor);
                nudged.Restart();
                return false;
            },
            "everything is answered and sent",
            pause: LooksEvery);
    }

    private async Task<bool> HasUnsentAsync()
    {
        await using var db = Storage.Open();
        return await db.InboxMessages.AnyAsync(m => m.State == InboxState.Received)
            || await db.OutboxMessages.AnyAsync(m => m.State == DeliveryState.Pending && m.HeldAt == null);
    }

    private async Task EmptyAsync()
    {
        await using var db = Storage.Open();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'").ToListAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
#pragma warning disable EF1002 // The names come from the database itself.
        foreach (var table in tables) await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"");
#pragma warning restore EF1002
        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=ON");
    }
}
