using System.Net;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Testing.Data;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

public sealed class OtherOfficeTests
{
    [Fact]
    public async Task CaseOfAnotherOffice_IsNotFound()
    {
        await using var office = await RunningBackoffice.StartAsync();
        var other = office.Database.ForOffice("kantor-lain");
        var now = new DateTime(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc);
        var person = await new TestData(other, now).PersonAsync();
        await using var db = other.CreateDbContext();
        var file = new CaseFile
        {
            OfficeId = "kantor-lain",
            Number = "LAIN-2026-000001",
            Service = "hilang",
            ProcedureId = "kwangsan-ktp-el",
            ProcedureVersion = 1,
            PersonId = person.Id,
            SubmissionKey = "uji",
            SubmittedAt = now,
        };
        db.Add(file);
        await db.SaveChangesAsync();
        using var browser = await office.SignedInAsync("petugas", "verifikator", "operator_rekam", "operator_cetak");

        foreach (var path in new[] { "", "/biodata", "/jadwal", "/serahkan", "/terima", "/tutup/tolak", "/dokumen/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/berkas/{file.Id}{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/langsung/berkas/{file.Id}")).StatusCode);
        Assert.DoesNotContain("LAIN-2026", await browser.ReadAsync("/berkas"), StringComparison.Ordinal);
    }
}
