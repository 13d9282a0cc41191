using KtpBot.Core.Cases;
using KtpBot.Core.People;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class CaseHistoryTests
{
    [Theory]
    [DatabaseData]
    public async Task EveryEventOfAJourney_HasASentence_AndReasonsKeepTheirDocument(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var document = DocumentsOf("hilang")[0];
        var returned = await house.SubmittedAsync();
        await house.DecideAsync(returned.CaseId, Petugas, "periksa-berkas", "kembalikan", new DecisionReason("buram", document), new DecisionReason("lain", null));
        var ready = await house.ReadyToHandOverAsync();
        await house.DoAsync(new CardHandedOver(ready.CaseId, Petugas, "Siti Rahayu", "satu_kk", null));

        await using var db = house.Rows();
        var events = await db.CaseEvents.OrderBy(e => e.Id).ToListAsync();
        var procedure = house.Procedures.Newest("kwangsan-ktp-el");

        Assert.All(events, e => Assert.NotEqual(e.Kind, CaseHistory.Sentence(e, procedure)));
        var decision = events.Single(e => e.Kind == "Decided:kembalikan");
        Assert.Equal("Kembalikan ke pemohon", CaseHistory.Sentence(decision, procedure));
        Assert.Equal([(document, "Foto buram"), (null, "Alasan lain")], CaseHistory.Reasons(decision, house.Procedures.Reasons));
        Assert.Equal("Mohon diperbaiki, ya.", decision.Note);
    }

    [Fact]
    public void Actions_FollowTheStepAndTheRole()
    {
        var (book, _) = ProcedureBook.Load(KtpBot.Testing.RepositoryRoot.File("dialogs"));
        var procedure = book.Newest("kwangsan-ktp-el")!;

        IEnumerable<string> Of(string step, params string[] roles) => StepActions.For(procedure, step, roles, book.Reasons).Select(a => $"{a.Kind}:{a.Id}");

        Assert.Equal(
            ["Decide:setuju", "Decide:kembalikan", "Decide:tolak", "EnterBiodata:biodata", "TakeDocument:dokumen", "Withdraw:batal", "Pause:jeda", "Resume:lanjut"],
            Of("periksa-berkas", OfficerRoles.Petugas));
        Assert.Equal(["Decide:kembalikan", "AskDevice:CapturePhoto", "AskDevice:CaptureSignature", "AskDevice:PrintCard", "EnterBiodata:biodata", "TakeDocument:dokumen", "Pause:jeda", "Resume:lanjut"], Of("siap-cetak", OfficerRoles.OperatorCetak));
        Assert.Equal(["CheckPrint:baik", "Pause:jeda", "Resume:lanjut"], Of("periksa-kartu", OfficerRoles.OperatorCetak));
        Assert.Equal(["HandOver:diserahkan"], Of("ambil", OfficerRoles.Petugas));
        Assert.Empty(Of("verifikasi-plavon", OfficerRoles.Admin));
        Assert.Empty(Of("selesai", [.. OfficerRoles.All]));
    }

    [Theory]
    [InlineData("SITI RAHAYU", "S*** R*****")]
    [InlineData("MADE", "M***")]
    public void ANameOnPaper_ShowsOnlyItsFirstLetters(string name, string expected) => Assert.Equal(expected, Masks.Name(name));

    [Fact]
    public void ANik_ShowsRegionAndSerialOnly()
    {
        Assert.Equal("3515••••••••0001", Masks.Nik("3515170108900001"));
        Assert.Equal("••••", Masks.Nik("35151"));
    }
}
