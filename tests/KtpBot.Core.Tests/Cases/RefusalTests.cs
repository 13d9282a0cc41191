using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class RefusalTests
{
    [Theory]
    [DatabaseData]
    public async Task Decide_ByAllRolesExceptTheStepsOwn_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();

        foreach (var role in OfficerRoles.All.Except([OfficerRoles.Petugas]))
        {
            var officer = Actor.Officer(9, "Lain", [role]);
            Assert.Equal(DeskRefusal.NotAllowed, await house.RefusedAsync(new Decided(submitted.CaseId, officer, "periksa-berkas", "setuju", [], null)));
        }
    }

    [Theory]
    [DatabaseData]
    public async Task Decide_OnAStepThatIsOver_SaysThatTheCaseMovedOn(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();
        var decision = new Decided(submitted.CaseId, Petugas, "periksa-berkas", "setuju", [], null);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => house.AskAsync(decision))));

        Assert.Single(outcomes, o => o is DeskDone);
        Assert.Equal(5, outcomes.Count(o => o is DeskRefused { Reason: DeskRefusal.MovedOn }));
    }

    [Theory]
    [DatabaseData]
    public async Task Return_WithoutReason_IsRefusedAndChangesNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();

        Assert.Equal(DeskRefusal.Incomplete, await house.RefusedAsync(new Decided(submitted.CaseId, Petugas, "periksa-berkas", "kembalikan", [], "tolong")));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new Decided(submitted.CaseId, Petugas, "periksa-berkas", "kembalikan", [new DecisionReason("ngawur", null)], null)));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new Decided(submitted.CaseId, Petugas, "periksa-berkas", "kembalikan", [new DecisionReason("buram", "ijazah_sd")], null)));
        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new Decided(submitted.CaseId, Petugas, "periksa-berkas", "terbang", [], null)));
        var vague = Assert.IsType<DeskRefused>(await house.AskAsync(new Decided(submitted.CaseId, Petugas, "periksa-berkas", "kembalikan", [new DecisionReason("lain", null)], " ")));
        Assert.Contains("\"Alasan lain\" perlu catatan", vague.OfficerText, StringComparison.Ordinal);
        await using var db = house.Rows();
        Assert.Equal(("periksa-berkas", 1), ((await db.Cases.SingleAsync()).StepId, await db.CaseEvents.CountAsync()));
    }

    [Theory]
    [DatabaseData]
    public async Task Approve_WithAMissingDocument_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var application = house.Application("hilang", await house.Data.ConversationAsync());
        var submitted = await house.DoAsync(application with { Documents = [.. application.Documents.Skip(1)] });

        var refusal = await house.RefusedAsync(new Decided(submitted.CaseId, Petugas, "periksa-berkas", "setuju", [], null));
        await house.DoAsync(new DocumentSent(submitted.CaseId, Petugas, application.Documents[0].Requirement, null));
        var approved = await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");

        Assert.Equal(DeskRefusal.Incomplete, refusal);
        Assert.Equal("verifikasi-plavon", approved.StepId);
        await using var db = house.Rows();
        Assert.Equal(CaseDocumentState.BroughtPhysically, (await db.CaseDocuments.SingleAsync(d => d.FileId == null)).State);
    }

    [Theory]
    [DatabaseData]
    public async Task ACitizen_CannotTouchSomebodyElsesCase(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();
        var stranger = Actor.Citizen((await house.Data.ConversationAsync()).Id);

        Assert.Equal(DeskRefusal.UnknownCase, await house.RefusedAsync(new WithdrawnByCitizen(submitted.CaseId, stranger)));
        Assert.Equal(DeskRefusal.UnknownCase, await house.RefusedAsync(new DocumentSent(submitted.CaseId, stranger, DocumentsOf("hilang")[0], Guid.NewGuid())));
        Assert.Equal(DeskRefusal.UnknownCase, await house.RefusedAsync(new WithdrawnByCitizen(submitted.CaseId + 1000, stranger)));
    }

    [Theory]
    [DatabaseData]
    public async Task Biodata_WithSomebodyElsesNik_IsRefused(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var other = await house.Data.PersonAsync();
        var verified = await house.VerifiedAsync();
        var biodata = await house.BiodataOfAsync(verified.CaseId);

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(new BiodataEntered(verified.CaseId, Petugas, biodata with { Nik = other.Nik })));
    }

    [Theory]
    [DatabaseData]
    public async Task Reject_TellsTheCitizenWhyAndEndsTheCase(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();

        var rejected = await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "tolak", new DecisionReason("data_tidak_sesuai", null));

        Assert.Equal((CaseStage.Rejected, "ditolak"), (rejected.Stage, rejected.StepId));
        Assert.Equal("rejected", Assert.Single(await house.NoticesAsync(submitted.CaseId)).Key);
        Assert.Empty(house.Desk.ActionsFor(await OnlyCaseAsync(house), [OfficerRoles.Petugas]));
    }

    private static async Task<CaseFile> OnlyCaseAsync(DeskHouse house)
    {
        await using var db = house.Rows();
        return await db.Cases.SingleAsync();
    }
}
