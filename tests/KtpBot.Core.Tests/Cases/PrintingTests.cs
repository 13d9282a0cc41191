using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class PrintingTests
{
    [Theory]
    [DatabaseData]
    public async Task Print_WithoutBiodata_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var verified = await house.VerifiedAsync();

        var refusal = await house.RefusedAsync(new DeviceWorkAsked(verified.CaseId, Pencetak, ["PrintCard"]));

        Assert.Equal(DeskRefusal.Incomplete, refusal);
    }

    [Theory]
    [DatabaseData]
    public async Task FailedPrint_NeverCountsAsPrinted_AndCanBePrintedAgain(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (caseId, job, attempt) = await PrintingAsync(house);

        var failed = await house.DoAsync(new DeviceReported(caseId, Loket, job, attempt, false, "MediaJam", "Kartu macet di dalam printer.", []));
        var check = await house.RefusedAsync(new PrintChecked(caseId, Pencetak, job, true, null));
        var again = await house.DoAsync(new DeviceWorkAsked(caseId, Pencetak, ["PrintCard"]));

        Assert.Equal((CaseStage.ReadyToPrint, "siap-cetak"), (failed.Stage, failed.StepId));
        Assert.NotEqual(DeskRefusal.AlreadyDone, check);
        Assert.Equal(CaseStage.Printing, again.Stage);
        await using var db = house.Rows();
        Assert.Equal(["Failed", "Waiting"], await db.DeviceJobs.OrderBy(j => j.Id).Select(j => j.State).ToListAsync());
        Assert.False(await db.CaseEvents.AnyAsync(e => e.Stage == CaseStage.Printed));
        var happened = await db.CaseEvents.SingleAsync(e => e.Kind == "DeviceFailed");
        Assert.Equal(("MediaJam", "Kartu macet di dalam printer.", ActorKind.Station), (happened.ReasonCode, happened.Note, happened.Actor));
    }

    [Theory]
    [DatabaseData("ada", "periksa-kartu")]
    [DatabaseData("tidak-ada", "siap-cetak")]
    public async Task UnknownOutcome_LetsAPersonLookBeforeAnythingIsPrintedAgain(StorageProvider provider, string found, string expected)
    {
        await using var house = await OpenAsync(provider);
        var (caseId, job, attempt) = await PrintingAsync(house);

        var unknown = await house.DoAsync(new DeviceReported(caseId, Loket, job, attempt, false, "PrintOutcomeUnknown", "Belum pasti.", []));
        var again = await house.RefusedAsync(new DeviceWorkAsked(caseId, Pencetak, ["PrintCard"]));
        var looked = await house.DecideAsync(caseId, Pencetak, "cari-kartu", found);

        Assert.Equal((CaseStage.Printing, "cari-kartu"), (unknown.Stage, unknown.StepId));
        Assert.Equal(DeskRefusal.NotPossible, again);
        Assert.Equal(expected, looked.StepId);
        if (found == "ada") Assert.Equal("ambil", (await house.DoAsync(new PrintChecked(caseId, Pencetak, job, true, null))).StepId);
        else Assert.Equal("cetak", (await house.DoAsync(new DeviceWorkAsked(caseId, Pencetak, ["PrintCard"]))).StepId);
    }

    [Theory]
    [DatabaseData]
    public async Task Capture_ReportedAfterTheCaseEnded_IsNotKept(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var verified = await house.VerifiedAsync();
        await house.DoAsync(new DeviceWorkAsked(verified.CaseId, Pencetak, ["CapturePhoto"]));
        var (job, attempt) = await house.ClaimAsync(verified.CaseId);
        await house.DoAsync(new WithdrawnByCitizen(verified.CaseId, Petugas));

        await house.DoAsync(new DeviceReported(verified.CaseId, Loket, job, attempt, true, null, null, [new SentDocument("pas_foto", Guid.NewGuid())]));

        await using var db = house.Rows();
        Assert.False(await db.CaseDocuments.AnyAsync(d => d.Requirement == "pas_foto"));
        Assert.Equal("Cancelled", (await db.DeviceJobs.SingleAsync()).State);
    }

    [Theory]
    [DatabaseData]
    public async Task Report_Repeated_ChangesNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (caseId, job, attempt) = await PrintingAsync(house);
        var report = new DeviceReported(caseId, Loket, job, attempt, true, null, null, []);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => house.AskAsync(report))));

        Assert.Single(outcomes, o => o is DeskDone { Stage: CaseStage.Printed });
        Assert.Equal(9, outcomes.Count(o => o is DeskRefused { Reason: DeskRefusal.AlreadyDone }));
        await using var db = house.Rows();
        Assert.Equal(1, await db.CaseEvents.CountAsync(e => e.Kind == "DeviceDone"));
    }

    [Theory]
    [DatabaseData]
    public async Task Report_OfAnOlderAttempt_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (caseId, job, _) = await PrintingAsync(house);

        var refusal = await house.RefusedAsync(new DeviceReported(caseId, Loket, job, Guid.NewGuid(), true, null, null, []));

        Assert.Equal(DeskRefusal.AlreadyDone, refusal);
        await using var db = house.Rows();
        Assert.Equal(CaseStage.Printing, (await db.Cases.SingleAsync()).Stage);
    }

    [Theory]
    [DatabaseData]
    public async Task Print_AskedTwiceAtOnce_QueuesOneJob(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await WithBiodataAsync(house);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.AskAsync(new DeviceWorkAsked(caseId, Pencetak, ["PrintCard"])))));

        Assert.Single(outcomes, o => o is DeskDone);
        await using var db = house.Rows();
        Assert.Equal(1, await db.DeviceJobs.CountAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task Printed_IsNotReadyBeforeStaffHeldTheCard(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (caseId, job, attempt) = await PrintingAsync(house);
        await house.DoAsync(new DeviceReported(caseId, Loket, job, attempt, true, null, null, []));

        var tooEarly = await house.RefusedAsync(new CardHandedOver(caseId, Petugas, "Siti Rahayu", "sendiri", null));
        var bad = await house.DoAsync(new PrintChecked(caseId, Pencetak, job, false, "Foto bergaris."));

        Assert.Contains(tooEarly, (DeskRefusal[])[DeskRefusal.NotAllowed, DeskRefusal.NotPossible]);
        Assert.Equal("siap-cetak", bad.StepId);
        Assert.DoesNotContain(await house.NoticesAsync(caseId), n => n.Key == "ready-for-pickup");
    }

    [Theory]
    [DatabaseData]
    public async Task Withdraw_WhilePrinting_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (caseId, _, _) = await PrintingAsync(house);

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new WithdrawnByCitizen(caseId, Petugas)));
    }

    private static async Task<long> WithBiodataAsync(DeskHouse house)
    {
        var verified = await house.VerifiedAsync();
        await house.DoAsync(new BiodataEntered(verified.CaseId, Petugas, await house.BiodataOfAsync(verified.CaseId)));
        return verified.CaseId;
    }

    private static async Task<(long CaseId, long JobId, Guid Attempt)> PrintingAsync(DeskHouse house)
    {
        var caseId = await WithBiodataAsync(house);
        await house.DoAsync(new DeviceWorkAsked(caseId, Pencetak, ["PrintCard"]));
        var (job, attempt) = await house.ClaimAsync(caseId);
        return (caseId, job, attempt);
    }
}
