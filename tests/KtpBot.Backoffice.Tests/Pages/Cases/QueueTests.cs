using System.Globalization;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

/// <summary>The recording counter's day: arrivals noted, the waiting list seen and worked on.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private const string Queue = "/berkas/loket-rekam";

    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Arrival_NotedAtTheCounter_GivesTheNextNumber_AndSaysWhoNotedIt()
    {
        var first = await _cases.VerifiedAsync("baru", "ANI CONTOH");
        var second = await _cases.VerifiedAsync("baru", "BUDI CONTOH");
        await _cases.BookedTodayAsync(first);
        await _cases.BookedTodayAsync(second);
        using var browser = await _office.SignedInAsync("operator_rekam");
        Assert.Contains("BUDI CONTOH sudah datang", await browser.ReadAsync(Queue), StringComparison.Ordinal);

        var one = await browser.SubmitAsync(Queue, Queue + "?handler=Arrived", ("id", Text(second.Id)), ("here", "true"));
        var two = await browser.SubmitAsync(first.Path, Queue + "?handler=Arrived", ("id", Text(first.Id)));
        var again = await browser.SubmitAsync(Queue, Queue + "?handler=Arrived", ("id", Text(second.Id)), ("here", "true"));

        Assert.Contains("Nomor antrean A001.", one, StringComparison.Ordinal);
        Assert.DoesNotContain("BUDI CONTOH sudah datang", one, StringComparison.Ordinal);
        Assert.Contains("Nomor antrean A002.", two, StringComparison.Ordinal);
        Assert.Contains(first.Number, two, StringComparison.Ordinal);
        Assert.Contains("Nomor antrean A001.", again, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var noted = await db.CaseEvents.Where(e => e.Kind == "Arrived").ToListAsync();
        Assert.Equal([second.Id, first.Id], noted.Select(e => e.CaseId));
        Assert.All(noted, e => Assert.Equal(ActorKind.Officer, e.Actor));
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == "queue.view" && a.OfficerId != null));
    }

    [Fact]
    public async Task WaitingList_ShowsTheLongestWaitFirst_AndWhoIsTakenOffIsTold()
    {
        var first = await _cases.VerifiedAsync("baru", "ANI CONTOH");
        var second = await _cases.VerifiedAsync("baru", "BUDI CONTOH");
        await _cases.WaitsAsync(first);
        await _cases.WaitsAsync(second);
        using var browser = await _office.SignedInAsync("petugas");
        var before = await browser.ReadAsync(Queue);
        Assert.True(before.IndexOf("ANI CONTOH", StringComparison.Ordinal) < before.IndexOf("BUDI CONTOH", StringComparison.Ordinal));

        var after = await browser.SubmitAsync(Queue, Queue + "?handler=Remove", ("id", Text(first.Id)), ("here", "true"));

        Assert.Contains("Sudah dikeluarkan dari daftar tunggu", after, StringComparison.Ordinal);
        Assert.DoesNotContain("ANI CONTOH", after, StringComparison.Ordinal);
        Assert.Contains("BUDI CONTOH", after, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Equal(WaitState.Left, (await db.SlotWaits.SingleAsync(w => w.CaseId == first.Id)).State);
        Assert.Equal(ActorKind.Officer, (await db.CaseEvents.SingleAsync(e => e.CaseId == first.Id && e.Kind == "WaitLeft")).Actor);
        Assert.True(await ToldAsync(first.Id));
    }

    [Fact]
    public async Task Offer_ByAnOfficer_HoldsThePlace_AndAsksTheCitizen()
    {
        var seeded = await _cases.VerifiedAsync("baru", "ANI CONTOH");
        await _cases.WaitsAsync(seeded);
        using var browser = await _office.SignedInAsync("petugas");
        Assert.Contains($"{seeded.Path}/tawarkan", await browser.ReadAsync(seeded.Path), StringComparison.Ordinal);
        var page = await browser.ReadAsync(seeded.Path + "/tawarkan");
        var startsAt = page.Split("name=\"startsAt\" value=\"")[^1].Split('"')[0];

        var after = await browser.SubmitAsync(seeded.Path + "/tawarkan", seeded.Path + "/tawarkan", ("startsAt", startsAt));

        Assert.Contains("menunggu jawaban sampai", after, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        var held = await db.Appointments.SingleAsync(a => a.CaseId == seeded.Id);
        Assert.Equal((AppointmentState.Held, DateTime.Parse(startsAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)), (held.State, held.StartsAt));
        var told = await db.OutboxMessages.Where(m => m.CaseId == seeded.Id).OrderBy(m => m.Id).Select(m => m.Content).ToListAsync();
        Assert.Equal("ktp_tempat_kosong", Assert.IsType<TemplateOut>(MessagingJson.ReadOutgoing(told[^1])).Name);
    }

    [Fact]
    public async Task WhoHasNothingToDoWithTheCounter_SeesItWithoutButtons_AndIsRefused()
    {
        var seeded = await _cases.VerifiedAsync("baru", "ANI CONTOH");
        await _cases.WaitsAsync(seeded);
        using var browser = await _office.SignedInAsync("operator_cetak");

        var page = await browser.ReadAsync(Queue);
        Assert.Contains("ANI CONTOH", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Keluarkan", page, StringComparison.Ordinal);
        await browser.SubmitAsync("/akun/sandi", Queue + "?handler=Remove", ("id", Text(seeded.Id)), ("here", "true"));

        await using var db = _office.OpenDatabase();
        Assert.Equal(WaitState.Waiting, (await db.SlotWaits.SingleAsync()).State);
    }

    private async Task<bool> ToldAsync(long caseId)
    {
        await using var db = _office.OpenDatabase();
        var contents = await db.OutboxMessages.Where(m => m.CaseId == caseId).Select(m => m.Content).ToListAsync();
        return contents.Any(content => MessagingJson.ReadOutgoing(content) is TemplateOut { Name: "ktp_daftar_tunggu_keluar" });
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
