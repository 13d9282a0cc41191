using KtpBot.Core.Cases;
using KtpBot.Core.Pauses;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Pauses;

/// <summary>A disturbance of the whole office, declared once and carried out case by case, in real rows.</summary>
public sealed class OfficePauseTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [DatabaseData]
    public async Task EveryAffectedCaseRests_IsToldOnce_AndGoesOnWithOneClick(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var many = provider == StorageProvider.Sqlite ? 300 : 40;
        var all = new List<long>();
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < many; n++) all.Add((await house.DoAsync(house.Application("hilang", null))).CaseId);
        });
        var moving = (await house.SubmittedAsync()).CaseId;
        var ownPause = (await house.SubmittedAsync()).CaseId;
        await house.DoAsync(new CasePaused(ownPause, Petugas, "listrik", null));
        var silent = await house.Data.ConversationAsync();
        var quiet = (await house.SubmittedAsync(from: silent)).CaseId;
        var ready = (await house.ReadyToHandOverAsync(await house.Data.ConversationAsync())).CaseId;
        await using (var db = house.Rows()) await db.Conversations.Where(c => c.Id == silent.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.OptedOutAt, house.Clock.Now), TestContext.Current.CancellationToken);
        var (first, second) = (Round(house), Round(house));
        var began = house.Clock.Now;
        var pause = await DeclaredAsync(house, "jaringan");

        // Cut short wherever it stands, then two processes at once.
        await CutShortAsync(first);
        await Task.WhenAll(Task.Run(() => first.RunAsync(None)), Task.Run(() => second.RunAsync(None)));
        Assert.Equal((0, 0), await first.RunAsync(None));

        await using (var db = house.Rows())
        {
            var affected = all.Append(moving).Append(quiet).ToList();
            Assert.Equal(affected.Count, await db.Cases.CountAsync(c => affected.Contains(c.Id) && c.PauseCode == "jaringan" && c.PausedAt == began));
            Assert.Equal(affected.Count, await db.CaseEvents.CountAsync(e => e.Kind == EventKinds.Paused && e.ReasonCode == "jaringan"));
            Assert.Equal("listrik", (await db.Cases.SingleAsync(c => c.Id == ownPause)).PauseCode);
            Assert.Null((await db.Cases.SingleAsync(c => c.Id == ready)).PausedAt);
            Assert.Contains(await db.CaseEvents.Where(e => e.CaseId == quiet).Select(e => e.Kind).ToListAsync(), kind => kind == "NotTold");
        }

        Assert.Equal(["paused"], Paused(await house.NoticesAsync(moving)));
        Assert.Empty(Paused(await house.NoticesAsync(quiet)));
        Assert.Empty(Paused(await house.NoticesAsync(ready)));

        // Who applies now rests, too; what was decided all the same rests at its next step, and nobody is told twice.
        var late = (await house.SubmittedAsync()).CaseId;
        await house.DecideAsync(moving, Petugas, "periksa-berkas", "setuju");
        var byHand = all[0];
        await house.DoAsync(new CaseResumed(byHand, Petugas));
        Assert.Equal((2, 0), await first.RunAsync(None));
        Assert.Equal(["paused"], Paused(await house.NoticesAsync(late)));
        Assert.Equal(["paused"], Paused(await house.NoticesAsync(moving)));

        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await Desk(house).EndAsync(Petugas, 1, pause.Id, None));
        await CutShortAsync(first);
        await Task.WhenAll(Task.Run(() => first.RunAsync(None)), Task.Run(() => second.RunAsync(None)));
        Assert.Equal((0, 0), await first.RunAsync(None));

        await using (var db = house.Rows())
        {
            Assert.Equal([ownPause], await db.Cases.Where(c => c.PausedAt != null).Select(c => c.Id).ToListAsync());
            Assert.Equal(many - 1, await db.Cases.CountAsync(c => all.Contains(c.Id) && c.ClockSinceAt == began + TimeSpan.FromDays(2)));
            Assert.NotNull((await db.Set<OfficePause>().SingleAsync()).DoneAt);
            Assert.Equal(1, await db.CaseEvents.CountAsync(e => e.CaseId == byHand && e.Kind == EventKinds.Resumed));
        }

        await house.DoAsync(new CaseResumed(ownPause, Petugas));
    }

    [Fact]
    public async Task ADeclaration_IsMadeByItsRoles_OncePerCause_AndKnownToTheProcess()
    {
        await using var house = await OpenAsync(StorageProvider.Sqlite);
        var desk = Desk(house);
        var board = new OpenPauses();
        var round = Round(house, board);

        var stranger = await desk.DeclareAsync(Pencetak, 4, "siak", null, null, None);
        var unknown = await desk.DeclareAsync(Petugas, 1, "malas", null, null, None);
        var past = await desk.DeclareAsync(Petugas, 1, "siak", null, house.Clock.Now.AddHours(-1), None);
        var (pause, _) = await desk.DeclareAsync(Petugas, 1, "siak", "Pusat sedang pemeliharaan.", house.Clock.Now.AddHours(4), None);
        var twice = await desk.DeclareAsync(Petugas, 1, "siak", null, null, None);
        await round.RunAsync(None);

        Assert.Contains("Petugas atau Admin", stranger.Refusal, StringComparison.Ordinal);
        Assert.All([unknown, past, twice], refused => Assert.Null(refused.Pause));
        Assert.Equal([new OpenPause(pause!.Id, "siak", pause.ExpectedAt)], board.Now);
        Assert.NotNull(await desk.EndAsync(Pencetak, 4, pause.Id, None));
        Assert.Null(await desk.EndAsync(Petugas, 1, pause.Id, None));
        Assert.NotNull(await desk.EndAsync(Petugas, 1, pause.Id, None));
        Assert.NotNull((await desk.DeclareAsync(Petugas, 1, "siak", null, null, None)).Pause); // It may come back.
        await round.RunAsync(None);
        Assert.Single(board.Now);
    }

    private static PauseRound Round(DeskHouse house, OpenPauses? board = null) => new(house.Database, house.Desk, house.Procedures, house.Office, board ?? new OpenPauses(), house.Clock);

    private static PauseDesk Desk(DeskHouse house) => new(house.Database, house.Office, house.Procedures.Reasons, house.Clock);

    private static async Task<OfficePause> DeclaredAsync(DeskHouse house, string code)
    {
        var (pause, refusal) = await Desk(house).DeclareAsync(Petugas, 1, code, null, null, None);
        Assert.Null(refusal);
        return pause!;
    }

    private static async Task CutShortAsync(PauseRound round)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMilliseconds(60));
        try
        {
            await round.RunAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            // As a process that was ended in the middle.
        }
    }

    private static IEnumerable<string> Paused(IEnumerable<(string Key, Core.Messaging.OutgoingContent Content, Core.Messaging.OutboxMessage Row)> notices) =>
        notices.Select(n => n.Key).Where(key => key == "paused");
}
