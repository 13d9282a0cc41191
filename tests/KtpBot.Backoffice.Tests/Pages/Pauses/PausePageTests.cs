using System.Globalization;
using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Pauses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Pages.Pauses;

/// <summary>The page on which a disturbance of the whole office is declared and ended.</summary>
public sealed class PausePageTests
{
    [Fact]
    public async Task ADisturbance_IsDeclaredOnce_SeenByEverybody_AndEndedByItsRoles()
    {
        var token = TestContext.Current.CancellationToken;
        await using var office = await RunningBackoffice.StartAsync();
        var seeded = await new CaseSeed(office).SubmittedAsync();
        using var clerk = await office.SignedInAsync("petugas");
        using var printer = await office.SignedInAsync("operator_cetak");
        var round = office.Services.GetRequiredService<PauseRound>();

        await clerk.PostAsync("/gangguan", "/gangguan?handler=Declare", ("code", "jaringan"), ("note", "Modem mati."), ("expected", DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)));
        await clerk.PostAsync("/gangguan", "/gangguan?handler=Declare", ("code", "jaringan"));
        await clerk.PostAsync("/gangguan", "/gangguan?handler=Declare", ("code", "siak"), ("expected", "kapan-kapan"));
        await printer.PostAsync("/gangguan", "/gangguan?handler=Declare", ("code", "listrik"));
        await round.RunAsync(token);
        var page = WebUtility.HtmlDecode(await clerk.ReadAsync("/gangguan"));
        var seen = WebUtility.HtmlDecode(await printer.ReadAsync("/gangguan"));
        var elsewhere = WebUtility.HtmlDecode(await printer.ReadAsync(seeded.Path));

        await using var db = office.OpenDatabase();
        var pause = await db.Set<OfficePause>().AsNoTracking().SingleAsync(token);
        Assert.Equal(("jaringan", "Modem mati."), (pause.Code, pause.Note));
        foreach (var words in new[] { "Gangguan jaringan", "Berlangsung", "Perkiraan pulih", "Modem mati.", "<b>1</b> berkas sedang dijeda", "Sudah pulih, lanjutkan semuanya" }) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("dinyatakan dan diakhiri oleh Petugas atau Admin", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("lanjutkan semuanya", seen, StringComparison.Ordinal);
        Assert.Contains("⏸ Gangguan jaringan", elsewhere, StringComparison.Ordinal);
        Assert.Contains("Dijeda: Gangguan jaringan", elsewhere, StringComparison.Ordinal);

        var id = ("id", pause.Id.ToString(CultureInfo.InvariantCulture));
        await printer.PostAsync("/gangguan", "/gangguan?handler=End", id);
        Assert.Null(await db.Set<OfficePause>().Select(p => p.EndedAt).SingleAsync(token));
        await clerk.PostAsync("/gangguan", "/gangguan?handler=End", id);
        var ending = WebUtility.HtmlDecode(await clerk.ReadAsync("/gangguan"));
        await round.RunAsync(token);
        var after = WebUtility.HtmlDecode(await clerk.ReadAsync("/gangguan"));

        Assert.Contains("Sedang dilanjutkan", ending, StringComparison.Ordinal);
        Assert.Contains("<b>0</b> berkas sedang dijeda, seluruhnya 1 berkas", after, StringComparison.Ordinal);
        Assert.DoesNotContain("⏸", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Dijeda: Gangguan jaringan", WebUtility.HtmlDecode(await printer.ReadAsync(seeded.Path)), StringComparison.Ordinal);
        Assert.Equal(["pause.declare", "pause.end"], await db.AuditEntries.Where(a => a.Action.StartsWith("pause.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(token));
    }
}
