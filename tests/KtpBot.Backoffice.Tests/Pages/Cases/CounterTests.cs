using System.Globalization;
using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Scheduling;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

/// <summary>What officers do at the counter, from the walk-in to the hand-over.</summary>
public sealed class CounterTests : IAsyncLifetime
{
    private const string Strokes = "[[[0.1,0.5],[0.2,0.4],[0.3,0.6],[0.4,0.4],[0.5,0.6],[0.6,0.4],[0.7,0.6],[0.8,0.5],[0.9,0.5]]]";

    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task WalkIn_SentTwice_MakesOneCase()
    {
        using var browser = await _office.SignedInAsync("petugas");
        (string, string)[] form =
        [
            ("layanan", "rusak"), ("Input.SubmissionKey", "loket-0123456789abcdef0123"), ("Input.Nik", "3515170108909901"), ("Input.Kk", "3515170101209901"),
            ("Input.Name", "Warga Contoh"), ("Input.Phone", "0812-3456-7890"), ("Input.Brought", "kk"),
        ];

        var first = await browser.PostAsync("/berkas/baru?layanan=rusak", "/berkas/baru?layanan=rusak", form);
        var second = await browser.PostAsync("/berkas/baru?layanan=rusak", "/berkas/baru?layanan=rusak", form);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        await using var db = _office.OpenDatabase();
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Equal("WARGA CONTOH", await db.People.Select(p => p.Name).SingleAsync());
        Assert.Equal("+6281234567890", await db.People.Select(p => p.Phone).SingleAsync());
    }

    [Fact]
    public async Task WalkIn_WithAShortNik_IsAskedAgain_AndKeepsTheRest()
    {
        using var browser = await _office.SignedInAsync("petugas");

        var answer = await browser.PostAsync(
            "/berkas/baru?layanan=rusak", "/berkas/baru?layanan=rusak",
            ("layanan", "rusak"), ("Input.SubmissionKey", "loket-0123456789abcdef0124"), ("Input.Nik", "35151701"), ("Input.Kk", "3515170101209901"), ("Input.Name", "Warga Contoh"));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("NIK harus tepat 16 angka", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Warga Contoh\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_BroughtToTheCounter_IsStoredWithoutItsOldOne()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        using var form = new MultipartFormDataContent { { new StringContent("kk"), "requirement" } };
        using var scan = new ByteArrayContent(DrawnPictures.DocumentJpeg(1000, 800));
        form.Add(scan, "file", "pindai.jpg");
        var answer = await browser.PostFormAsync(seeded.Path + "/terima", seeded.Path + "/terima", form);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var db = _office.OpenDatabase();
        Assert.Equal(1, await db.CaseDocuments.CountAsync(d => d.CaseId == seeded.Id && d.Requirement == "kk" && d.State == CaseDocumentState.Replaced));
        Assert.Equal(1, await db.CaseDocuments.CountAsync(d => d.CaseId == seeded.Id && d.Requirement == "kk" && d.State != CaseDocumentState.Replaced));
    }

    [Fact]
    public async Task Document_ThatIsNoPicture_IsRefusedKindly()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        using var form = new MultipartFormDataContent { { new StringContent("kk"), "requirement" } };
        using var wrong = new ByteArrayContent("bukan gambar"u8.ToArray());
        form.Add(wrong, "file", "kk.jpg");
        var answer = await browser.PostFormAsync(seeded.Path + "/terima", seeded.Path + "/terima", form);

        Assert.Contains("Pakai JPEG, PNG, atau PDF", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slot_ChosenForTheCitizen_IsBooked()
    {
        var seeded = await _cases.VerifiedAsync("baru");
        using var browser = await _office.SignedInAsync("petugas");
        var page = await browser.ReadAsync(seeded.Path + "/jadwal");
        var startsAt = page.Split("name=\"startsAt\" value=\"")[1].Split('"')[0];

        var after = await browser.SubmitAsync(seeded.Path + "/jadwal", seeded.Path + "/jadwal", ("startsAt", startsAt));

        Assert.Contains("Jadwal rekam", after, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var booked = await db.Appointments.SingleAsync(a => a.CaseId == seeded.Id && a.State == AppointmentState.Booked);
        Assert.Equal(DateTime.Parse(startsAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), booked.StartsAt);
    }

    [Fact]
    public async Task Biodata_WhoseDateDiffersFromTheNik_IsPointedOutOnce_AndMayStand()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var warned = WebUtility.HtmlDecode(await (await browser.PostAsync(seeded.Path + "/biodata", seeded.Path + "/biodata", Biodata(seeded))).Content.ReadAsStringAsync());
        var saved = await browser.SubmitAsync(seeded.Path + "/biodata", seeded.Path + "/biodata", [.. Biodata(seeded), ("Input.Compared", "true")]);

        Assert.Contains("Tanggal lahir berbeda dengan angka di NIK", warned, StringComparison.Ordinal);
        Assert.Contains("Biodata kartu tersimpan", saved, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var person = await db.People.SingleAsync(p => p.Nik != "" && db.Cases.Any(c => c.Id == seeded.Id && c.PersonId == p.Id));
        Assert.Equal("1990-08-17", person.BirthDate);
        Assert.Equal("003/001", person.RtRw);
    }

    [Fact]
    public async Task CheckPrint_NotGood_NeedsWords_AndSendsItBack()
    {
        var seeded = await PrintableAsync();
        var job = await _cases.PrintedAsync(seeded);
        using var browser = await _office.SignedInAsync("operator_cetak");

        var silent = await browser.SubmitAsync(seeded.Path, seeded.Path + "/periksa-cetak", ("Input.JobId", Text(job)), ("Input.Good", "false"));
        var said = await browser.SubmitAsync(seeded.Path, seeded.Path + "/periksa-cetak", ("Input.JobId", Text(job)), ("Input.Good", "false"), ("Input.Note", "Fotonya bergaris"));

        Assert.Contains("Tulis apa yang tidak baik", silent, StringComparison.Ordinal);
        Assert.Contains("Siap cetak", said, StringComparison.Ordinal);
        Assert.Contains("Fotonya bergaris", said, StringComparison.Ordinal);
        Assert.Contains("Cetak ulang kartu", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrinterTrouble_IsShownInTheOperatorsWords()
    {
        var seeded = await PrintableAsync();
        await _cases.TellAsync(new DeviceWorkAsked(seeded.Id, CaseSeed.Everybody, ["PrintCard"]));
        var (job, attempt) = await _cases.ClaimAsync(seeded, "PrintCard");
        await _cases.TellAsync(new DeviceReported(seeded.Id, Actor.Station(1), job, attempt, false, "media-jam", "Kartu macet di printer. Buka tutupnya, keluarkan kartunya, lalu cetak lagi.", []));
        using var browser = await _office.SignedInAsync("operator_cetak");

        var page = await browser.ReadAsync(seeded.Path);

        Assert.Contains("Kartu macet di printer.", page, StringComparison.Ordinal);
        Assert.Contains("Cetak ulang kartu", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandOver_WithASignature_StandsInTheBook()
    {
        var seeded = await ReadyAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.SubmitAsync(
            seeded.Path + "/serahkan", seeded.Path + "/serahkan", ("Input.Relation", "satu_kk"), ("Input.ReceivedBy", "Ibu Contoh"), ("Input.Strokes", Strokes));
        var book = await browser.ReadAsync("/buku/penyerahan");
        var csv = await (await browser.GetAsync("/buku/unduh/penyerahan?handler=Csv")).Content.ReadAsStringAsync();

        Assert.Contains("Sudah diserahkan", page, StringComparison.Ordinal);
        Assert.Contains("IBU CONTOH", book, StringComparison.Ordinal);
        Assert.Contains("anggota satu KK", book, StringComparison.Ordinal);
        Assert.DoesNotContain(seeded.Nik, book + csv, StringComparison.Ordinal);
        Assert.Contains($";{seeded.Number};", csv, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var entry = await db.RegisterEntries.SingleAsync();
        Assert.NotNull(entry.SignatureFileId);
        var signature = await browser.GetAsync($"/buku/penyerahan?handler=Signature&entry={entry.Id}");
        Assert.Equal("image/png", signature.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task HandOver_WithoutSignature_IsAskedForOne()
    {
        var seeded = await ReadyAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var answer = await browser.PostAsync(seeded.Path + "/serahkan", seeded.Path + "/serahkan", ("Input.Relation", "sendiri"), ("Input.ReceivedBy", "SITI CONTOH AMINAH"));

        Assert.Contains("Minta penerima menandatangani", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Empty(await db.RegisterEntries.ToListAsync());
    }

    [Fact]
    public async Task HandOver_ByATieTheOfficeDoesNotAccept_IsRefused()
    {
        var seeded = await ReadyAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var answer = await browser.PostAsync(
            seeded.Path + "/serahkan", seeded.Path + "/serahkan", ("Input.Relation", "kuasa"), ("Input.ReceivedBy", "Orang Lain"), ("Input.Strokes", Strokes));

        Assert.Contains("Pilih siapa yang menerima", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static (string, string)[] Biodata(SeededCase seeded) =>
    [
        ("Input.Nik", seeded.Nik), ("Input.Kk", seeded.Kk), ("Input.Name", "Siti Contoh Aminah"), ("Input.BirthPlace", "Sidoarjo"), ("Input.BirthDate", "17-8-1990"),
        ("Input.Sex", "LAKI-LAKI"), ("Input.BloodType", "-"), ("Input.Address", "Jl. Melati 7"), ("Input.RtRw", "3/1"), ("Input.Village", "Kwangsan"), ("Input.District", "Sedati"),
        ("Input.Religion", "ISLAM"), ("Input.MaritalStatus", "KAWIN"), ("Input.Occupation", "Wiraswasta"), ("Input.Citizenship", "WNI"),
    ];

    private async Task<SeededCase> PrintableAsync()
    {
        var seeded = await _cases.VerifiedAsync();
        await _cases.EnterBiodataAsync(seeded);
        return seeded;
    }

    private async Task<SeededCase> ReadyAsync()
    {
        var seeded = await PrintableAsync();
        await _cases.TellAsync(new PrintChecked(seeded.Id, CaseSeed.Everybody, await _cases.PrintedAsync(seeded), true, null));
        return seeded;
    }
}
