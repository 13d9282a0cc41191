using System.Text;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Registration;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Registration;

/// <summary>An export becomes cases once, however often and by however many it is imported.</summary>
public sealed class SheetImportTests
{
    private const string Heading = "Timestamp,Nama,NIK,No KK,Email,Jenis layanan,Foto KK";

    [Theory, DatabaseData]
    public async Task AnExport_MakesCasesOnce_InTheOrderOfRegistration(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "selemadeg-timur");
        var import = ImportOf(house);
        string[] first = [Line(9, 2), Line(8, 1), Line(10, 3, "x"), Line(8, 1)];

        var preview = await import.PreviewAsync(Read(first), Mapping(first), CancellationToken.None);
        Assert.Equal([LineStanding.New, LineStanding.Imported, LineStanding.New, LineStanding.Unreadable], preview.Select(l => l.Standing));
        var made = await import.ImportAsync(Chosen(preview), house.Holder("petugas"), CancellationToken.None);

        Assert.All(made, m => Assert.True(m is { IsNew: true, Refusal: null }, m.Refusal));
        await using (var db = house.Rows())
        {
            var cases = await db.Cases.OrderBy(c => c.SubmittedAt).ToListAsync();
            Assert.Equal(["STM-2026-000001", "STM-2026-000002"], cases.Select(c => c.Number));
            Assert.Equal(new DateTime(2026, 11, 16, 0, 0, 0, DateTimeKind.Utc), cases[0].SubmittedAt); // 8 o'clock in Bali, when the citizen sent it.
            Assert.DoesNotContain("5102", cases[0].SubmissionKey, StringComparison.Ordinal);
            var details = CaseDetails.Read(cases[0].Details);
            Assert.Equal(("w1@contoh.id", "https://drive.google.com/open?id=1"), (details[CaseDetails.Email], details[CaseDetails.LinkPrefix + "kk"]));
            Assert.Equal(CaseDocumentState.BroughtPhysically, (await db.CaseDocuments.SingleAsync(d => d.CaseId == cases[0].Id)).State);
        }

        // The next export holds the old lines too, in another order; one of the people asks once more.
        string[] second = [Line(8, 1), Line(9, 2), Line(11, 4), Line(12, 1), Line(13, 4)];
        preview = await import.PreviewAsync(Read(second), Mapping(second), CancellationToken.None);
        Assert.Equal([LineStanding.Imported, LineStanding.Imported, LineStanding.New, LineStanding.Running, LineStanding.Running], preview.Select(l => l.Standing));
        Assert.Equal(("STM-2026-000001", "STM-2026-000001", "baris 4"), (preview[0].Number, preview[3].Number, preview[4].Number));
        await import.ImportAsync(Chosen(preview), house.Holder("petugas"), CancellationToken.None);
        var again = await import.ImportAsync(preview.Select(l => l.Applicant).Take(3), house.Holder("operator_ktp"), CancellationToken.None);

        Assert.All(again, m => Assert.False(m.IsNew));
        await using var rows = house.Rows();
        Assert.Equal(3, await rows.Cases.CountAsync());
        Assert.Equal(3, await rows.People.CountAsync());
    }

    [Theory, DatabaseData]
    public async Task TwoOfficersAtOnce_MakeNoDouble(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "selemadeg-timur");
        var import = ImportOf(house);
        string[] lines = [.. Enumerable.Range(1, 12).Select(n => Line(8, n))];
        var preview = await import.PreviewAsync(Read(lines), Mapping(lines), CancellationToken.None);
        var officers = new[] { house.Holder("petugas"), house.Holder("operator_ktp"), house.Holder("petugas"), house.Holder("operator_ktp") };

        var results = await Task.WhenAll(officers.Select((officer, n) => Task.Run(() => import.ImportAsync(n % 2 == 0 ? Chosen(preview) : Chosen(preview).Reverse(), officer, CancellationToken.None))));

        Assert.All(results.SelectMany(r => r), r => Assert.Null(r.Refusal));
        await using var db = house.Rows();
        Assert.Equal(12, await db.Cases.CountAsync());
        Assert.Equal(12, await db.People.CountAsync());
        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"STM-2026-{n:000000}"), await db.Cases.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync());
    }

    [Theory, DatabaseData]
    public async Task WhoMayNotTakeApplications_ImportsNothing_AndAMappingIsRemembered(StorageProvider provider)
    {
        await using var house = await OfficeHouse.OpenAsync(provider, "selemadeg-timur");
        string[] lines = [Line(8, 1)];
        var sheet = Read(lines);
        var preview = await ImportOf(house).PreviewAsync(sheet, Mapping(lines), CancellationToken.None);

        var refused = Assert.Single(await ImportOf(house).ImportAsync(Chosen(preview), house.Holder("camat"), CancellationToken.None));
        Assert.Null(refused.CaseId);
        Assert.Contains("Staf", refused.Refusal, StringComparison.Ordinal);

        var memory = new FormMappings(house.Database, house.Clock);
        Assert.Null(await memory.FindAsync(sheet.Headings, CancellationToken.None));
        var corrected = Mapping(lines) with { Service = "rusak" };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => memory.KeepAsync(sheet.Headings, corrected, CancellationToken.None)));
        Assert.Equal("rusak", (await memory.FindAsync(["TIMESTAMP", .. sheet.Headings.Skip(1)], CancellationToken.None))!.Service);
        Assert.Null(await memory.FindAsync([.. sheet.Headings.Skip(1)], CancellationToken.None));
        await using var db = house.Rows();
        Assert.Equal((1, 0), (await db.Set<FormMapping>().CountAsync(), await db.Cases.CountAsync()));
    }

    private static SheetImport ImportOf(OfficeHouse house) => new(house.Database, house.Desk, house.Office, house.Requirements, house.Clock);

    private static IEnumerable<SheetApplicant> Chosen(IEnumerable<PreviewLine> preview) => preview.Where(l => l.Standing == LineStanding.New).Select(l => l.Applicant);

    private static string Line(int hour, int person, string? nik = null) =>
        $"2026/11/16 {hour}:00:00 {(hour < 12 ? "AM" : "PM")} GMT+8,Warga Contoh,{nik ?? $"510202010890{person:0000}"},5102020101200007,w{person}@contoh.id,KTP hilang,https://drive.google.com/open?id={person}".Replace("13:00:00", "1:00:00", StringComparison.Ordinal);

    private static Sheet Read(string[] lines) => Sheet.Read(Encoding.UTF8.GetBytes(string.Join('\n', [Heading, .. lines]))).Sheet!;

    private static SheetMapping Mapping(string[] lines) => SheetColumns.Guess(Read(lines), ["hilang", "rusak"]);
}
