using System.Net;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Security;

public sealed class SignInTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await RunningBackoffice.StartAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensTheList_AndIsWrittenDown()
    {
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.ReadAsync("/berkas");

        Assert.Contains("Petugas Uji", page, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "sign-in"));
    }

    [Fact]
    public async Task SignIn_WrongNameAndWrongPassword_ReadTheSame()
    {
        var user = await _office.OfficerAsync("petugas");
        using var browser = new OfficerBrowser(_office.Address);

        var wrongPassword = await browser.PostAsync("/masuk", "/masuk", ("Input.UserName", user), ("Input.Password", "salah-salah-1"));
        var wrongName = await browser.PostAsync("/masuk", "/masuk", ("Input.UserName", "siapa-ini"), ("Input.Password", "salah-salah-1"));

        Assert.Contains("tidak cocok", await wrongPassword.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("tidak cocok", await wrongName.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AfterRepeatedFailures_IsLockedEvenWithTheRightPassword()
    {
        var user = await _office.OfficerAsync("petugas");
        using var browser = new OfficerBrowser(_office.Address);
        for (var i = 0; i < 5; i++) await browser.PostAsync("/masuk", "/masuk", ("Input.UserName", user), ("Input.Password", "salah-salah-1"));

        var answer = await browser.PostAsync("/masuk", "/masuk", ("Input.UserName", user), ("Input.Password", RunningBackoffice.Password));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("dikunci sementara", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_EndsAtOnce_WhenRolesChange()
    {
        using var browser = await _office.SignedInAsync("petugas");
        await using (var scope = _office.Services.CreateAsyncScope())
        {
            await using var db = _office.OpenDatabase();
            var id = await db.Officers.Select(o => o.Id).SingleAsync();
            Assert.Null(await scope.ServiceProvider.GetRequiredService<OfficerAccounts>().SetRolesAsync(id, ["admin"], CancellationToken.None));
        }

        var answer = await browser.GetAsync("/berkas");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/masuk", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_IsHttpOnlyAndLax_AndEveryPageForbidsInlineScript()
    {
        var user = await _office.OfficerAsync("petugas");
        using var browser = new OfficerBrowser(_office.Address);

        var answer = await browser.PostAsync("/masuk", "/masuk", ("Input.UserName", user), ("Input.Password", RunningBackoffice.Password));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("ktpbot=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutForgeryToken_IsRefused()
    {
        using var browser = await _office.SignedInAsync("petugas");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/berkas") { Content = new FormUrlEncodedContent([KeyValuePair.Create("words", "1")]) };

        var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("kedaluwarsa", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutSignIn_OnlyHealthAndSignInAnswer()
    {
        using var browser = new OfficerBrowser(_office.Address);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/berkas")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/berkas/1/dokumen/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).StatusCode);
        Assert.Contains("ktpbot_cases", await browser.ReadAsync("/metrics"), StringComparison.Ordinal);
    }
}
