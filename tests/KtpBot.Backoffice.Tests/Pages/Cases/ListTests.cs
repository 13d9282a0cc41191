using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Cases;

public sealed class ListTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private CaseSeed _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _cases = new CaseSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task List_ShowsCasesWithMaskedNik()
    {
        var seeded = await _cases.SubmittedAsync(name: "BUDI CONTOH");
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.ReadAsync("/berkas");

        Assert.Contains(seeded.Number, page, StringComparison.Ordinal);
        Assert.Contains("BUDI CONTOH", page, StringComparison.Ordinal);
        Assert.Contains($"3515••••••••{seeded.Nik[^4..]}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(seeded.Nik, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfMyTurn_LeavesOutWhatWaitsForOthers()
    {
        var atVerifier = await _cases.SubmittedAsync();
        await _cases.DecideAsync(atVerifier, "setuju");
        var atDesk = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("verifikator");

        var page = await browser.ReadAsync("/berkas?milik=true");

        Assert.Contains(atVerifier.Number, page, StringComparison.Ordinal);
        Assert.DoesNotContain(atDesk.Number, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ShowsWhoHasArrivedFirst_WithHisNumber_AndNoticesItLive()
    {
        var early = await _cases.VerifiedAsync("baru", "ANI LAMA MENUNGGU");
        var first = await _cases.VerifiedAsync("baru", "BUDI DATANG DULU");
        var second = await _cases.VerifiedAsync("baru", "CITRA DATANG KEDUA");
        await _cases.BookedTodayAsync(second);
        await _cases.BookedTodayAsync(first);
        using var browser = await _office.SignedInAsync("operator_rekam");
        var before = await browser.ReadAsync("/langsung/berkas");
        await _cases.ArrivedAsync(first);
        await _cases.ArrivedAsync(second);

        var page = await browser.ReadAsync("/berkas");

        Assert.NotEqual(before, await browser.ReadAsync("/langsung/berkas"));
        int[] places = [page.IndexOf(first.Number, StringComparison.Ordinal), page.IndexOf(second.Number, StringComparison.Ordinal), page.IndexOf(early.Number, StringComparison.Ordinal)];
        Assert.Equal(places.Order(), places);
        Assert.True(places[0] > 0);
        Assert.Contains("Sudah datang · antrean 1", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Pemohon sudah datang", await browser.ReadAsync(first.Path), StringComparison.Ordinal);
    }

    public static TheoryData<string> WhatOfficersHave => ["nik", "kk", "phone", "number", "serial"];

    [Theory]
    [MemberData(nameof(WhatOfficersHave))]
    public async Task Search_OpensTheOneCase_AndTheAddressNeverHoldsTheWords(string kind)
    {
        var seeded = await _cases.SubmittedAsync();
        var other = await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        var words = kind switch
        {
            "nik" => seeded.Nik,
            "kk" => seeded.Kk,
            "phone" => "0" + seeded.Phone[3..7] + "-" + seeded.Phone[7..],
            "number" => seeded.Number,
            _ => seeded.Number[^6..].TrimStart('0'),
        };

        var answer = await browser.PostAsync("/berkas", "/berkas", ("words", words));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(seeded.Path, answer.Headers.Location!.ToString());
        Assert.NotEqual(seeded.Id, other.Id);
        await using var db = _office.OpenDatabase();
        Assert.Contains(await db.AuditEntries.Select(a => a.Action + " " + a.Subject).ToListAsync(), a => a.StartsWith("case.search search:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_WithoutAHit_SaysWhatCanBeSearched_AndSealsTheWords()
    {
        await _cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        const string unknown = "3515170101999999";

        var answer = await browser.PostAsync("/berkas", "/berkas", ("words", unknown));
        var address = answer.Headers.Location!.ToString();
        var page = await browser.ReadAsync(address);

        Assert.DoesNotContain(unknown, address, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang cocok", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_StandOnTheTabs()
    {
        await _cases.SubmittedAsync();
        await _cases.SubmittedAsync();
        await _cases.VerifiedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.ReadAsync("/berkas");

        Assert.Contains("Semua <b>3</b>", page, StringComparison.Ordinal);
        Assert.Contains("Verifikasi <b>2</b>", page, StringComparison.Ordinal);
        Assert.Contains("Cetak <b>1</b>", page, StringComparison.Ordinal);
        Assert.Contains("Giliran saya <b>2</b>", page, StringComparison.Ordinal);
    }
}
