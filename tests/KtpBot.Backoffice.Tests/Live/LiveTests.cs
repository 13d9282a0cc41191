using System.Net;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Live;

public sealed class LiveTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await RunningBackoffice.StartAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Version_ChangesWhenTheCaseChanges_AndOnlyThen()
    {
        var cases = new CaseSeed(_office);
        var seeded = await cases.SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        var first = await browser.ReadAsync($"/langsung{seeded.Path}");
        var same = await browser.ReadAsync($"/langsung{seeded.Path}");

        await cases.DecideAsync(seeded, "setuju");

        Assert.Equal(first, same);
        Assert.NotEqual(first, await browser.ReadAsync($"/langsung{seeded.Path}"));
    }

    [Fact]
    public async Task Refresh_OfAnOpenPage_IsNotAnotherView_ButAVisitIs()
    {
        var seeded = await new CaseSeed(_office).SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");
        await browser.ReadAsync(seeded.Path);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await AskLiveAsync(browser, seeded.Path)).StatusCode);
        await browser.ReadAsync(seeded.Path);

        await using var db = _office.OpenDatabase();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == "case.view"));
    }

    [Fact]
    public async Task LiveHeader_DoesNotHideAFirstView()
    {
        var seeded = await new CaseSeed(_office).SubmittedAsync();
        using var browser = await _office.SignedInAsync("petugas");

        await AskLiveAsync(browser, seeded.Path);

        await using var db = _office.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "case.view"));
    }

    [Fact]
    public async Task WithoutSignIn_APollIsToldSo_InsteadOfBeingSentToAForm()
    {
        using var browser = new OfficerBrowser(_office.Address);

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskLiveAsync(browser, "/langsung/berkas")).StatusCode);
    }

    private static async Task<HttpResponseMessage> AskLiveAsync(OfficerBrowser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Live", "1");
        return await browser.SendAsync(request);
    }
}
