using System.Globalization;
using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

/// <summary>An office with a row of approvals: two taps on a phone, four eyes, hand-backs, pauses and tasks on the case page.</summary>
public sealed class ApprovalTests
{
    private static Actor Of(long id, string role) => Actor.Officer(id, "Uji", [role]);

    [Fact]
    public async Task TwoTaps_Approve_AndTheSamePersonIsNotAskedAgain()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("musi-banyuasin");
        var cases = new CaseSeed(office);
        var seeded = await cases.SubmittedAsync("hilang", "BUDI CONTOH");
        await cases.TellAsync(new Decided(seeded.Id, Of(900, "operator_siak"), "periksa", "lengkap", [], null));
        using var both = await office.SignedInAsync("sub_koordinator", "kabid");

        var list = WebUtility.HtmlDecode(await both.ReadAsync("/persetujuan"));
        var tap = await both.PostAsync("/persetujuan", "/persetujuan", ("id", seeded.Id.ToString(CultureInfo.InvariantCulture)), ("stepId", "sub-koordinator"), ("outcome", "setuju"));
        var after = WebUtility.HtmlDecode(await both.ReadAsync("/persetujuan"));
        var page = WebUtility.HtmlDecode(await both.ReadAsync(seeded.Path));

        Assert.Contains("BUDI CONTOH", list, StringComparison.Ordinal);
        Assert.Contains("Ya: Lengkap, teruskan ke Kabid", list, StringComparison.Ordinal);
        Assert.Equal("/persetujuan", tap.Headers.Location!.ToString());
        Assert.DoesNotContain(seeded.Number, after, StringComparison.Ordinal);
        Assert.Contains("Anda sudah menyetujui berkas ini pada langkah sebelumnya", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lengkap, teruskan ke Kepala Dinas", page, StringComparison.Ordinal);
        using var kabid = await office.SignedInAsync("kabid");
        Assert.Contains("Verifikasi Sub Koordinator: Petugas Uji", WebUtility.HtmlDecode(await kabid.ReadAsync("/persetujuan")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHeApprovedBefore_HidesNothingThatWaitsForHim()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("musi-banyuasin");
        var cases = new CaseSeed(office);
        using var both = await office.SignedInAsync("sub_koordinator", "kabid");
        await using var db = office.OpenDatabase();
        var me = await db.Officers.MaxAsync(o => o.Id, TestContext.Current.CancellationToken);
        for (var i = 0; i < 31; i++) await AtKabidAsync(cases, me);
        var waiting = await AtKabidAsync(cases, 901);

        var page = await both.ReadAsync("/persetujuan");

        Assert.Contains(waiting.Number, page, StringComparison.Ordinal);
    }

    private static async Task<SeededCase> AtKabidAsync(CaseSeed cases, long approvedBy)
    {
        var seeded = await cases.SubmittedAsync("hilang");
        await cases.TellAsync(new Decided(seeded.Id, Of(900, "operator_siak"), "periksa", "lengkap", [], null));
        await cases.TellAsync(new Decided(seeded.Id, Of(approvedBy, "sub_koordinator"), "sub-koordinator", "setuju", [], null));
        return seeded;
    }

    [Fact]
    public async Task ABackToTheOperator_AsksForAReason_AndReachesNoCitizen()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("musi-banyuasin");
        var cases = new CaseSeed(office);
        var seeded = await cases.SubmittedAsync();
        await cases.TellAsync(new Decided(seeded.Id, Of(900, "operator_siak"), "periksa", "lengkap", [], null));
        using var browser = await office.SignedInAsync("sub_koordinator");

        await browser.PostAsync(seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "sub-koordinator"), ("Input.Outcome", "kembali"));
        var still = await StepAsync(office, seeded);
        await browser.PostAsync(
            seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "sub-koordinator"), ("Input.Outcome", "kembali"), ("Input.CaseReason", "buram"), ("Input.Note", "KK halaman dua."));

        Assert.Equal(("sub-koordinator", "periksa"), (still, await StepAsync(office, seeded)));
        await using var db = office.OpenDatabase();
        Assert.Equal("KK halaman dua.", await db.CaseEvents.Where(e => e.Kind == "Decided:kembali").Select(e => e.Note).SingleAsync());
        Assert.DoesNotContain(await db.OutboxMessages.Where(o => o.CaseId == seeded.Id).ToListAsync(), o => MessagingJson.ReadOutgoing(o.Content).ToString()!.Contains("KK halaman dua", StringComparison.Ordinal) || o.DedupKey!.EndsWith(":returned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APause_ShowsOnThePage_AndGoesOnByAButton()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("musi-banyuasin");
        var seeded = await new CaseSeed(office).SubmittedAsync();
        using var browser = await office.SignedInAsync("operator_siak");

        await browser.PostAsync(seeded.Path, seeded.Path + "/bersama?handler=Pause", ("code", "siak"));
        var paused = WebUtility.HtmlDecode(await browser.ReadAsync(seeded.Path));
        await browser.PostAsync(seeded.Path, seeded.Path + "/bersama?handler=Resume");
        var resumed = WebUtility.HtmlDecode(await browser.ReadAsync(seeded.Path));

        Assert.Contains("Dijeda: SIAK tidak dapat dibuka", paused, StringComparison.Ordinal);
        Assert.Contains("Lanjutkan pekerjaan", paused, StringComparison.Ordinal);
        Assert.DoesNotContain("Lanjutkan pekerjaan", resumed, StringComparison.Ordinal);
        Assert.Contains("Dilanjutkan setelah jeda", resumed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_AreTickedByWhoTheyBelongTo()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("takeran");
        var cases = new CaseSeed(office);
        var seeded = await cases.SubmittedAsync("surat_pengantar");
        await cases.TellAsync(new Decided(seeded.Id, Of(900, "petugas"), "periksa", "lengkap", [], null));
        using var browser = await office.SignedInAsync("operator_dispenduk");

        await browser.PostAsync(seeded.Path, seeded.Path + "/bersama?handler=Task", ("stepId", "olah"), ("taskId", "data"));
        await browser.PostAsync(seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "olah"), ("Input.Outcome", "ajukan"));
        var waits = WebUtility.HtmlDecode(await browser.ReadAsync(seeded.Path));
        await browser.PostAsync(seeded.Path, seeded.Path + "/bersama?handler=Task", ("stepId", "olah"), ("taskId", "latar-foto"));
        await browser.PostAsync(seeded.Path, seeded.Path + "/putuskan", ("Input.StepId", "olah"), ("Input.Outcome", "ajukan"));

        Assert.Contains("Masih ada tugas yang belum dicentang: Pastikan latar foto", waits, StringComparison.Ordinal);
        Assert.Contains("Tugas selesai: Cocokkan dengan data kependudukan", waits, StringComparison.Ordinal);
        Assert.Equal("sekcam", await StepAsync(office, seeded));
    }

    [Fact]
    public async Task TheOfficesOwnRoles_StandInAccounts_AndOpenWhatTheFileSays()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("takeran");
        using var admin = await office.SignedInAsync("admin");
        using var camat = await office.SignedInAsync("camat");
        using var clerk = await office.SignedInAsync("operator_dispenduk");

        var accounts = WebUtility.HtmlDecode(await admin.ReadAsync("/kelola/petugas"));

        Assert.Contains("Sekretaris Camat", accounts, StringComparison.Ordinal);
        Assert.Contains("Operator Dispenduk", accounts, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await camat.GetAsync("/keluhan")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/keluhan")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync("/berkas")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync("/berkas/baru")).StatusCode);
    }

    private static async Task<string> StepAsync(RunningBackoffice office, SeededCase seeded)
    {
        await using var db = office.OpenDatabase();
        return await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync();
    }
}
