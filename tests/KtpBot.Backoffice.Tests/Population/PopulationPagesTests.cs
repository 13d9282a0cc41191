using System.Net;
using System.Text;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Population;
using KtpBot.Core.Storage;
using KtpBot.Simulator;
using KtpBot.Simulator.Population;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Population;

/// <summary>Import, look-up and comparison as officers meet them.</summary>
public sealed class PopulationPagesTests
{
    private const string Admin = "/kelola/data-kependudukan";

    [Theory, DatabaseData]
    public async Task AnOfficerComparesACaseWithTheImportedExtract(StorageProvider provider)
    {
        await using var office = await RunningBackoffice.StartAsync(provider, "--Population:LookupsPerHour=3");
        var cases = new CaseSeed(office);
        var seeded = await cases.SubmittedAsync();
        await cases.EnterBiodataAsync(await AtPrintAsync(cases, seeded));
        using var clerk = await office.SignedInAsync("operator_cetak");
        using var admin = await office.SignedInAsync("admin");

        // Off by default: nothing on the page, nothing behind it.
        Assert.DoesNotContain("Data kependudukan", await clerk.ReadAsync(seeded.Path), StringComparison.Ordinal);
        Assert.Contains("Belum ada sumber data kependudukan", await clerk.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(Admin)).StatusCode);

        var done = await ImportAsync(office, admin, $"NIK;NAMA;TGL_LHR;JENIS_KLMIN;ALAMAT;NO_RT;NO_RW;KAB_NAME;AGAMA\n'{seeded.Nik};H. Siti Contoh Aminah;01-08-1990;L;DSN KRAJAN;3;1;SIDOARJO;ISLAM\n1,5E+15;SALAH;;;;;;;\n3515170101010002;LAIN;;;;;;;\n");
        Assert.Contains("3 dibaca, 2 dipakai, 1 ditolak", done, StringComparison.Ordinal);
        Assert.Contains("Baris 3: NIK ditulis Excel sebagai 3,51517E+15", done, StringComparison.Ordinal);

        Assert.Contains("Cocokkan data berkas dengan cuplikan 3 Nov 2026", await clerk.ReadAsync(seeded.Path), StringComparison.Ordinal);
        var page = await clerk.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan");
        Assert.Contains("1 unsur berbeda", page, StringComparison.Ordinal);
        Assert.Contains("Ini peringatan, bukan penolakan", page, StringComparison.Ordinal);
        Assert.Contains("cuplikan 3 Nov 2026", page, StringComparison.Ordinal);
        Assert.Contains("Dicocokkan dengan data kependudukan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("DSN KRAJAN", page, StringComparison.Ordinal);
        Assert.DoesNotContain(seeded.Nik, page, StringComparison.Ordinal);
        Assert.Contains("DSN KRAJAN", await clerk.SubmitAsync(seeded.Path, seeded.Path + "?handler=Reveal"), StringComparison.Ordinal);

        // Whoever has nothing to do at this step looks nobody up, and nobody does so without end.
        using var other = await office.SignedInAsync("operator_rekam");
        Assert.Contains("tidak menunggu Anda", await other.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan"), StringComparison.Ordinal);
        await clerk.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan");
        await clerk.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan");
        Assert.Contains("terlalu sering", await clerk.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan"), StringComparison.Ordinal);
        await using (var db = office.OpenDatabase())
        {
            Assert.Equal([$"case:{seeded.Id}:snapshot"], await db.AuditEntries.Where(a => a.Action == "population.lookup").Select(a => a.Subject).Distinct().ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal(3, await db.AuditEntries.CountAsync(a => a.Action == "population.lookup" && a.OfficerId != null, TestContext.Current.CancellationToken));
            Assert.Equal(1, await db.PopulationChecks.CountAsync(TestContext.Current.CancellationToken));
            var id = await db.PopulationSnapshots.Where(s => s.State == SnapshotState.Current).Select(s => s.Id).SingleAsync(TestContext.Current.CancellationToken);
            Assert.Contains("Cuplikan dihapus", await admin.SubmitAsync(Admin, Admin + "?handler=Delete", ("snapshotId", $"{id}")), StringComparison.Ordinal);
            Assert.Equal(0, await db.PopulationEntries.CountAsync(TestContext.Current.CancellationToken));
            Assert.Equal(["population.delete", "population.import"], await db.AuditEntries.Where(a => a.Subject == $"population:{id}").Select(a => a.Action).OrderBy(a => a).ToListAsync(TestContext.Current.CancellationToken));
        }

        Assert.Contains("1 unsur berbeda", await clerk.ReadAsync(seeded.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheService_IsAskedOnce_ThenItsKeptAnswer_AndTheExtractWhenItFails()
    {
        await using var farSide = SimulatorHost.Build(["--urls=http://127.0.0.1:0", "--Simulator:WhatsApp:WebhookUrl=", "--Simulator:Telegram:WebhookUrl="]);
        await farSide.StartAsync(TestContext.Current.CancellationToken);
        var book = farSide.Services.GetRequiredService<PopulationBook>();
        await using var office = await RunningBackoffice.StartAsync($"--Population:CallNik:Url={farSide.Urls.First()}/dukcapil/get_json/kwangsan/CALL_NIK", "--Population:CallNik:UserId=demo-dukcapil", "--Population:CallNik:Password=demo-sandi");
        var seeded = await new CaseSeed(office).SubmittedAsync();
        book.Put(new PopulationPerson(seeded.Nik, new Dictionary<string, string> { ["NAMA_LGKP"] = "SITI CONTOH AMINAN", ["NO_KK"] = seeded.Kk }));
        using var clerk = await office.SignedInAsync("petugas");
        using var admin = await office.SignedInAsync("admin");

        var page = await LookAsync(clerk, seeded);
        Assert.Contains("dari layanan, baru saja", page, StringComparison.Ordinal);
        Assert.Contains("1 unsur mirip", page, StringComparison.Ordinal);
        await LookAsync(clerk, seeded);
        Assert.Equal(1, book.Asked);

        // The link of the warning opens the form that sends the case back, with its reason chosen.
        Assert.Contains($"href=\"{seeded.Path}?alasan=data_tidak_sesuai#tindakan\"", page, StringComparison.Ordinal);
        var chosen = await clerk.ReadAsync(seeded.Path + "?alasan=data_tidak_sesuai");
        Assert.Matches("<option value=\"data_tidak_sesuai\" selected", chosen);

        await using (var db = office.OpenDatabase()) await db.PopulationCache.ExecuteUpdateAsync(set => set.SetProperty(c => c.ExpiresAt, c => c.FetchedAt), TestContext.Current.CancellationToken);
        book.Fault = PopulationFault.Quota;
        Assert.Contains("Jatah pencarian kantor di layanan sudah habis", await LookAsync(clerk, seeded), StringComparison.Ordinal);
        await ImportAsync(office, admin, $"NIK;NAMA\n{seeded.Nik};SITI CONTOH AMINAH\n");
        page = await LookAsync(clerk, seeded);
        Assert.Contains("Karena itu dipakai cuplikan", page, StringComparison.Ordinal);
        Assert.Contains("Semua unsur yang ada di kedua sisi sama", page, StringComparison.Ordinal);

        await using var read = office.OpenDatabase();
        Assert.Equal(
            ["service", "cache", "service", "service", "snapshot"],
            (await read.AuditEntries.Where(a => a.Action == "population.lookup").OrderBy(a => a.Id).Select(a => a.Subject).ToListAsync(TestContext.Current.CancellationToken)).Select(s => s.Split(':')[2]));
    }

    private static Task<string> LookAsync(OfficerBrowser browser, SeededCase seeded) => browser.SubmitAsync(seeded.Path, seeded.Path + "/data-kependudukan");

    /// <summary>Uploads an extract and waits until it is in use.</summary>
    private static async Task<string> ImportAsync(RunningBackoffice office, OfficerBrowser admin, string table)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(table));
        using var asOf = new StringContent("2026-11-03");
        form.Add(file, "file", "penduduk.csv");
        form.Add(asOf, "asOf");
        var answer = await admin.PostFormAsync(Admin, Admin, form);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        await Eventually.IsTrueAsync(
            async () =>
            {
                await using var db = office.OpenDatabase();
                return await db.PopulationSnapshots.OrderByDescending(s => s.Id).Select(s => s.State).FirstAsync() != SnapshotState.Loading;
            },
            "the extract to be read");
        return await admin.ReadAsync(Admin);
    }

    /// <summary>At the step where the card's biodata are entered and printed.</summary>
    private static async Task<SeededCase> AtPrintAsync(CaseSeed cases, SeededCase seeded)
    {
        await cases.DecideAsync(seeded, "setuju");
        await cases.DecideAsync(seeded, "setuju");
        return seeded;
    }
}
