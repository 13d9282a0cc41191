using System.Globalization;
using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Queueing;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Queueing;

/// <summary>The front desk, the officer's counter and the waiting room's screen of Selemadeg Timur, on the real host.</summary>
public sealed class QueuePagesTests : IAsyncLifetime
{
    private const string Queue = "/antrean";
    private const string Take = "/antrean/ambil";

    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.OfOfficeAsync("selemadeg-timur");
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task FromTheFrontDesk_ToTheCounter_TheFileIsHandedInWithOneTap()
    {
        var seeded = await _cases.SubmittedAsync("hilang", "ANI CONTOH");
        using var staff = await _office.SignedInAsync("petugas");
        using var browser = await _office.SignedInAsync("operator_ktp");

        // The front desk finds the case by its NIK, another one has none yet; both get paper.
        var given = await staff.SubmitAsync(Take, Take, ("Input.Purpose", "berkas"), ("Input.Words", seeded.Nik), ("Input.Phone", "08990000000"));
        Assert.Contains("B001", given, StringComparison.Ordinal);
        Assert.Contains("belum pernah menghubungi kantor", given, StringComparison.Ordinal);
        Assert.Contains("B002", await staff.SubmitAsync(Take, Take, ("Input.Purpose", "berkas"), ("Input.Priority", "true")), StringComparison.Ordinal);
        var unknown = await (await staff.PostAsync(Take, Take, ("Input.Purpose", "berkas"), ("Input.Words", "5102029999999999"))).Content.ReadAsStringAsync();
        Assert.Contains("tidak ditemukan", unknown, StringComparison.Ordinal);
        var (first, second) = (await TicketAsync(1), await TicketAsync(2));
        Assert.Equal((seeded.Id, true), (first.CaseId!.Value, second.Priority));
        var paper = await staff.GetAsync($"/antrean/{first.Id}/tiket");
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType!.MediaType);
        await staff.GetAsync($"/antrean/{first.Id}/tiket");

        // No counter chosen: nobody can be called. The choice is remembered in this browser.
        Assert.Contains("Pilih dulu loket Anda", await browser.ReadAsync(Queue), StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(Queue, Queue + "?handler=Next");
        Assert.Contains("Pilih loket Anda dulu", refused, StringComparison.Ordinal);
        var board = await browser.SubmitAsync(Queue, Queue + "?handler=Counter", ("loket", "loket-2"));
        Assert.Contains("Panggil berikutnya: B002", board, StringComparison.Ordinal);
        Assert.Contains(seeded.Number, board, StringComparison.Ordinal);
        Assert.DoesNotContain("ANI CONTOH", board, StringComparison.Ordinal);

        // Priority first; he has no case: the new application takes the number along.
        board = await ActAsync(browser, "Next");
        Assert.Contains("Nomor B002 dipanggil ke Loket 2", board, StringComparison.Ordinal);
        Assert.Contains($"/berkas/baru?antrean={second.Id}", board, StringComparison.Ordinal);
        var form = $"/berkas/baru?layanan=rusak&antrean={second.Id}";
        var made = await staff.SubmitAsync(
            form, form, ("Input.Nik", "5102020108900007"), ("Input.Kk", "5102020108900008"), ("Input.Name", "BUDI CONTOH"), ("Input.SubmissionKey", $"loket-{Guid.NewGuid():N}"));
        Assert.Contains("Nomor B002 terhubung ke berkas", made, StringComparison.Ordinal);
        Assert.NotNull((await TicketAsync(2)).CaseId);
        await ActAsync(browser, "Serve", second);

        // The next call ends him. Ani stands at the step that waits for her coming: one tap decides it.
        board = await ActAsync(browser, "Next");
        Assert.Contains("Hadir: Pemohon datang ke loket", board, StringComparison.Ordinal);
        board = await ActAsync(browser, "Arrived", first);
        Assert.Contains("Berkas: Pemohon datang ke loket.", board, StringComparison.Ordinal);
        Assert.Contains("sedang dilayani", board, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Equal("serah-berkas", (await db.Cases.SingleAsync(c => c.Id == seeded.Id)).StepId);
        Assert.Equal((TicketState.Serving, TicketState.Done), ((await TicketAsync(1)).State, (await TicketAsync(2)).State));
        Assert.Equal(1, await db.IssuedPapers.CountAsync()); // Printed twice, it is the same paper.
        Assert.Contains("Dipanggil ke loket", await browser.ReadAsync(seeded.Path), StringComparison.Ordinal);
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == "queue.find" && a.Subject == "search:nik-kk"));
        Assert.Contains("Tindakan terakhir pada nomor B001 dibatalkan", await ActAsync(browser, "Undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screen_OpensByItsCodeAlone_ShowsCallsAndNoNames_AndClosesWithAnotherCode()
    {
        var seeded = await _cases.SubmittedAsync("hilang", "ANI CONTOH");
        using var browser = await _office.SignedInAsync("operator_ktp");
        using var television = new OfficerBrowser(_office.Address);
        await browser.SubmitAsync(Take, Take, ("Input.Purpose", "berkas"), ("Input.Words", seeded.Number));
        await browser.SubmitAsync(Take, Take, ("Input.Purpose", "rekam"));
        await browser.SubmitAsync(Queue, Queue + "?handler=Counter", ("loket", "loket-1"));
        var address = (await browser.GetAsync("/antrean/layar")).Headers.Location!.ToString();

        var before = await television.ReadAsync(address);
        var version = await VersionAsync();
        await ActAsync(browser, "Next");
        var after = await television.ReadAsync(address);

        Assert.Contains("Belum ada panggilan hari ini", before, StringComparison.Ordinal);
        Assert.NotEqual(version, await VersionAsync());
        Assert.Contains("<p class=\"number\">B001</p>", after, StringComparison.Ordinal);
        Assert.Contains("Loket 1", after, StringComparison.Ordinal);
        Assert.Contains("1 menunggu", after, StringComparison.Ordinal);
        Assert.Contains("data-say=\"Nomor antrean B 1, silakan ke Loket 1\"", after, StringComparison.Ordinal);
        foreach (var secret in new[] { "ANI", seeded.Number, seeded.Nik, "Masuk" }) Assert.DoesNotContain(secret, after, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await television.GetAsync(address[..^1] + (address[^1] == 'a' ? 'b' : 'a'))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await television.GetAsync("/antrean/layar")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await television.GetAsync("/langsung/layar/2222222222")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(television, "/langsung/antrean"));

        Assert.Contains("Alamat layar sudah diganti", await browser.SubmitAsync(Queue, Queue + "?handler=Screen"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await television.GetAsync(address)).StatusCode);

        Task<string> VersionAsync() => television.ReadAsync("/langsung/layar/" + address.Split('/')[^1]);
    }

    private static async Task<string> ActAsync(OfficerBrowser browser, string handler, QueueTicket? about = null) =>
        about is null
            ? await browser.SubmitAsync(Queue, $"{Queue}?handler={handler}")
            : await browser.SubmitAsync(Queue, $"{Queue}?handler={handler}", ("id", about.Id.ToString(CultureInfo.InvariantCulture)));

    private static async Task<HttpStatusCode> StatusAsync(OfficerBrowser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Live", "1");
        return (await browser.SendAsync(request)).StatusCode;
    }

    private async Task<QueueTicket> TicketAsync(int number)
    {
        await using var db = _office.OpenDatabase();
        return await db.QueueTickets.AsNoTracking().SingleAsync(t => t.Number == number);
    }
}
