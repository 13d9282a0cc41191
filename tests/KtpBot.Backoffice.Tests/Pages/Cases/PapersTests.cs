using System.Net;
using System.Text.RegularExpressions;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Papers;
using KtpBot.Testing.Papers;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

public sealed partial class PapersTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync("--Papers:PublicUrl=https://layanan.kwangsan.desa.id");
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task AForm_IsIssuedDownloadedAndCancelled_AndEachIsWrittenDown()
    {
        var seeded = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.SubmitAsync(seeded.Path, seeded.Path + "/surat?handler=Issue", ("kind", nameof(PaperKind.F102)));
        Assert.Contains("F102/KWS/2026/000001", Regex.Replace(page, @"KWS/\d{4}/", "KWS/2026/"), StringComparison.Ordinal);
        using var answer = await browser.GetAsync(WebUtility.HtmlDecode(Download().Match(page).Groups["path"].Value));
        var pdf = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var text = await PdfTool.TextAsync(pdf);
        Assert.Contains(seeded.Nik, text, StringComparison.Ordinal);
        Assert.Contains("layanan.kwangsan.desa.id/cek", text, StringComparison.Ordinal);
        Assert.Contains("Petugas Uji", text, StringComparison.Ordinal);

        await using var db = _office.OpenDatabase();
        var paper = await db.IssuedPapers.SingleAsync(TestContext.Current.CancellationToken);
        var cancelled = await browser.SubmitAsync(seeded.Path, seeded.Path + "/surat?handler=Cancel", ("paper", $"{paper.Id}"));
        Assert.Contains("Dibatalkan", cancelled, StringComparison.Ordinal);
        Assert.NotNull((await _office.OpenDatabase().IssuedPapers.SingleAsync(TestContext.Current.CancellationToken)).CancelledAt);
        var subject = $"paper:{paper.Id}";
        Assert.Equal(["paper.cancel", "paper.issue", "paper.view"], await db.AuditEntries.Where(a => a.Subject == subject).Select(a => a.Action).OrderBy(a => a).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task APaper_IsNotReachedThroughAnotherCase_NorByAnAdminWithoutAnotherRole()
    {
        var (mine, other) = (await _cases.SubmittedAsync(), await _cases.SubmittedAsync());
        using var browser = await _office.SignedInAsync("petugas");
        await browser.SubmitAsync(mine.Path, mine.Path + "/surat?handler=Issue", ("kind", nameof(PaperKind.F102)));
        var paper = await _office.OpenDatabase().IssuedPapers.SingleAsync(TestContext.Current.CancellationToken);
        using var admin = await _office.SignedInAsync("admin");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{mine.Path}/surat?handler=File&paper={paper.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{other.Path}/surat?handler=File&paper={paper.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync($"{mine.Path}/surat?handler=File&paper={paper.Id}")).StatusCode);
    }

    [Fact]
    public async Task AScannedCode_FindsItsCase()
    {
        var seeded = await _cases.SubmittedAsync();
        await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        await browser.SubmitAsync(seeded.Path, seeded.Path + "/surat?handler=Issue", ("kind", nameof(PaperKind.F102)));
        var paper = await _office.OpenDatabase().IssuedPapers.SingleAsync(TestContext.Current.CancellationToken);

        using var answer = await browser.PostAsync("/berkas", "/berkas", ("words", $"https://layanan.kwangsan.desa.id/cek/{paper.Code}"));

        Assert.Equal(seeded.Path, answer.Headers.Location!.ToString());
    }

    [GeneratedRegex("""href="(?<path>[^"]*handler=File[^"]*)" download""")]
    private static partial Regex Download();
}
