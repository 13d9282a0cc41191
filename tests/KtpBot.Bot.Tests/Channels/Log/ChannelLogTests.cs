using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using KtpBot.Bot.Channels.Log;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Channels.Log;

public sealed class ChannelLogTests
{
    [Theory]
    [DatabaseData]
    public async Task Exchange_IsStoredRedactedAndSealed(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        var buffer = Encoding.UTF8.GetBytes("""{"type":"text","to":"6281234567890"}""");
        room.Log.Keep(new ProviderExchange(
            ChannelKind.WhatsApp, false, ExchangeSubject.Outgoing(7), "POST messages", 200, buffer, """{"messages":[{"id":"wamid.X"}]}"""u8.ToArray(), Open,
            room.Clock.Now, TimeSpan.FromMilliseconds(123)));
        Array.Fill(buffer, (byte)'x'); // The caller's memory goes back to its pool.

        await room.BeatAsync(rows => rows.Count == 1);

        var row = (await room.RowsAsync())[0];
        Assert.Equal(
            (ChannelKind.WhatsApp, false, "out:7", "POST messages", 200, room.Clock.Now.AddMilliseconds(-500), 123),
            (row.Channel, row.Incoming, row.Subject, row.Call, row.Status, row.At, row.Milliseconds));
        Assert.Equal("""{"type":"text","to":"…13"}""", Encoding.UTF8.GetString(row.Request!));
        Assert.Equal("""{"messages":[{"id":"…7"}]}""", Encoding.UTF8.GetString(row.Response!));
        Assert.DoesNotContain("messages", await room.RawAsync("""SELECT "Response" FROM "ChannelExchanges" """), StringComparison.Ordinal);
    }

    [Theory]
    [DatabaseData]
    public async Task Flood_IsLeftOutAndCounted_ButFailuresAreKept(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        for (var n = 0; n < 400; n++) room.Log.Keep(Exchange(room, n, 200));
        for (var n = 400; n < 420; n++) room.Log.Keep(Exchange(room, n, 500));

        await room.BeatAsync(rows => rows.Count == 270);

        Assert.Equal(150, room.Log.Left);
        Assert.Equal(20, (await room.RowsAsync()).Count(row => row.Status == 500));

        // After the flood there is room again.
        room.Log.Keep(Exchange(room, 1_000, 200));
        await room.BeatAsync(rows => rows.Count == 271);
    }

    [Theory]
    [DatabaseData]
    public async Task LastExchanges_AreWrittenWhenTheProcessEnds(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        room.Log.Keep(Exchange(room, 1, 200));

        await room.RestartAsync();

        Assert.Single(await room.RowsAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task Alarm_IsRaisedOnceCountedSettledAndReopened(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        for (var n = 0; n < 3; n++) room.Log.Raise(ChannelKind.WhatsApp, "190", "Token kedaluwarsa.");
        room.Log.Raise(ChannelKind.WhatsApp, "131042", "Pembayaran bermasalah.");
        await room.AlarmsAre("190:3:open", "131042:1:open");

        room.Log.Raise(ChannelKind.WhatsApp, "190", "Token masih kedaluwarsa.");
        await room.AlarmsAre("190:4:open", "131042:1:open");
        await using (var db = room.Storage.Open()) Assert.Equal("Token masih kedaluwarsa.", (await db.ChannelAlarms.FirstAsync(a => a.Code == "190", TestContext.Current.CancellationToken)).Text);

        room.Log.Settle(ChannelKind.WhatsApp, "190");
        room.Log.Settle(ChannelKind.WhatsApp, "190");
        room.Log.Settle(ChannelKind.Telegram, "131042");
        await room.AlarmsAre("190:4:closed", "131042:1:open");

        room.Log.Raise(ChannelKind.WhatsApp, "190", "Token kedaluwarsa.");
        await room.AlarmsAre("190:4:closed", "131042:1:open", "190:1:open");
    }

    [Theory]
    [DatabaseData]
    public async Task Alarm_ThatComesAndGoesInOneBeat_IsOnRecord(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        room.Log.Raise(ChannelKind.Telegram, "401", "Token tidak dikenal.");
        room.Log.Settle(ChannelKind.Telegram, "401");

        await room.AlarmsAre("401:1:closed");
    }

    [Theory]
    [DatabaseData]
    public async Task Alarm_FromBeforeARestart_IsSettledAfterIt(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        room.Log.Raise(ChannelKind.Telegram, "401", "Token tidak dikenal.");
        await room.AlarmsAre("401:1:open");

        await room.RestartAsync();
        await Eventually.IsTrueAsync(
            async () =>
            {
                room.Log.Settle(ChannelKind.Telegram, "401");
                room.Clock.Advance(TimeSpan.FromMilliseconds(500));
                await using var db = room.Storage.Open();
                return await db.ChannelAlarms.AllAsync(alarm => alarm.ClosedAt != null);
            },
            "the alarm is settled");
    }

    [Theory]
    [DatabaseData]
    public async Task Alarm_ClosedByAnOfficer_OpensAnewWithTheNextTrouble(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        room.Log.Raise(ChannelKind.Telegram, "401", "Token tidak dikenal.");
        await room.AlarmsAre("401:1:open");
        await using (var db = room.Storage.Open())
        {
            (await db.ChannelAlarms.SingleAsync(TestContext.Current.CancellationToken)).ClosedAt = room.Clock.Now;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        room.Log.Raise(ChannelKind.Telegram, "401", "Token tidak dikenal.");
        await room.AlarmsAre("401:1:closed", "401:1:open");
    }

    [Theory]
    [DatabaseData]
    public async Task Sweep_DeletesWhatIsOldOnceANight(StorageProvider provider)
    {
        await using var room = await Room.CreateAsync(provider);
        var now = room.Clock.Now;
        await using (var db = room.Storage.Open())
        {
            for (var n = 0; n < 450; n++) db.ChannelExchanges.Add(Row(now.AddDays(-30).AddMinutes(-1 - n)));
            db.ChannelExchanges.Add(Row(now.AddDays(-29)));
            db.ChannelAlarms.AddRange(Alarm("old", now.AddDays(-181)), Alarm("young", now.AddDays(-179)), Alarm("open", null));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(451, await room.Sweep.RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal(now.AddDays(-29), Assert.Single(await room.RowsAsync()).At);
        await using (var db = room.Storage.Open()) Assert.Equal(["open", "young"], await db.ChannelAlarms.Select(a => a.Code).Order().ToListAsync(TestContext.Current.CancellationToken));

        // The rest of the day does nothing more; the next night looks again.
        room.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromHours(15));
        Assert.Equal(2, await room.Sweep.RunAsync(TestContext.Current.CancellationToken));
        await using (var db = room.Storage.Open())
        {
            db.ChannelExchanges.Add(Row(now.AddDays(-40)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        room.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await room.Sweep.RunAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void LogDays_OutOfRange_IsRefusedWithASentence(int days) => Assert.Contains("Channels__LogDays", new ChannelLogOptions { LogDays = days }.Problem(), StringComparison.Ordinal);

    private static readonly FrozenSet<string> Open = new[] { "type" }.ToFrozenSet();

    private static ProviderExchange Exchange(Room room, int number, int status) => new(
        ChannelKind.Telegram, false, ExchangeSubject.Outgoing(number), "sendMessage", status, "{}"u8.ToArray(), default, Open, room.Clock.Now, TimeSpan.Zero);

    private static ChannelExchange Row(DateTime at) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        Channel = ChannelKind.Telegram,
        Incoming = true,
        Subject = "in:1",
        Call = "update",
        Status = 200,
        At = at,
        Milliseconds = 1,
    };

    private static ChannelAlarm Alarm(string code, DateTime? closedAt) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        Channel = ChannelKind.Telegram,
        Code = code,
        Text = "x",
        FirstAt = CommitAt,
        LastAt = CommitAt,
        Count = 1,
        ClosedAt = closedAt,
    };

    private static readonly DateTime CommitAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private sealed class Room : IAsyncDisposable
    {
        private CommitQueue _queue;

        private Room(TestDatabase storage)
        {
            Storage = storage;
            (_queue, Log, Sweep) = Process();
        }

        public TestDatabase Storage { get; }

        public ManualTimeProvider Clock { get; } = new();

        public ChannelLog Log { get; private set; }

        public ChannelLogSweep Sweep { get; private set; }

        public static async Task<Room> CreateAsync(StorageProvider provider)
        {
            var room = new Room(await TestDatabase.CreateAsync(provider));
            await room.Log.StartAsync(CancellationToken.None);
            return room;
        }

        public async Task RestartAsync()
        {
            await EndAsync();
            (_queue, Log, Sweep) = Process();
            await Log.StartAsync(CancellationToken.None);
        }

        public async Task<List<ChannelExchange>> RowsAsync()
        {
            await using var db = Storage.Open();
            return await db.ChannelExchanges.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        }

        /// <summary>Lets one beat of the log go by, and waits for what it writes.</summary>
        public async Task BeatAsync(Func<List<ChannelExchange>, bool> test)
        {
            await Eventually.IsTrueAsync(() => Clock.NextDueAt is not null, "the log waits for its beat");
            Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Eventually.IsTrueAsync(async () => test(await RowsAsync()), "the rows are there");
        }

        /// <summary>Ends when the alarms stand so, in the order in which they were made; each as "code:count:open".</summary>
        public async Task AlarmsAre(params string[] expected)
        {
            await Eventually.IsTrueAsync(() => Clock.NextDueAt is not null, "the log waits for its beat");
            Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Eventually.IsTrueAsync(
                async () =>
                {
                    await using var db = Storage.Open();
                    var alarms = await db.ChannelAlarms.AsNoTracking().OrderBy(alarm => alarm.Id).ToListAsync();
                    return alarms.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Code}:{a.Count}:{(a.ClosedAt is null ? "open" : "closed")}")).SequenceEqual(expected);
                },
                string.Join(' ', expected));
        }

        public async Task<string> RawAsync(string sql)
        {
            await using var connection = Storage.Database.OpenConnection();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Encoding.Latin1.GetString((byte[])(await command.ExecuteScalarAsync())!);
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            await Storage.DisposeAsync();
        }

        private async Task EndAsync()
        {
            await Log.StopAsync(CancellationToken.None);
            Log.Dispose();
            _queue.Dispose();
        }

        private (CommitQueue Queue, ChannelLog Log, ChannelLogSweep Sweep) Process()
        {
            var queue = new CommitQueue(Storage.Database, NullLogger<CommitQueue>.Instance);
            var office = OfficeFile.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Office!;
            return (queue, new ChannelLog(queue, Storage.Database, Clock, NullLogger<ChannelLog>.Instance), new ChannelLogSweep(queue, new ChannelLogOptions(), office, Clock, NullLogger<ChannelLogSweep>.Instance));
        }
    }
}
