using System.Net;
using System.Text.RegularExpressions;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Admin;

public sealed partial class AdminTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await RunningBackoffice.StartAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task NewOfficer_CanSignIn_UntilDeactivated()
    {
        using var admin = await _office.SignedInAsync("admin");
        await admin.SubmitAsync(
            "/kelola/petugas", "/kelola/petugas", ("Input.UserName", "budi"), ("Input.DisplayName", "Budi Contoh"), ("Input.Roles", "petugas"), ("Input.Password", "sandi-awal-77"));
        using var budi = new OfficerBrowser(_office.Address);
        await budi.SignInAsync("budi", "sandi-awal-77");
        await using var db = _office.OpenDatabase();
        var id = await db.Officers.Where(o => o.UserName == "budi").Select(o => o.Id).SingleAsync();

        await admin.SubmitAsync("/kelola/petugas", "/kelola/petugas?handler=Active", ("officerId", $"{id}"), ("active", "false"));

        Assert.Equal(HttpStatusCode.Redirect, (await budi.GetAsync("/berkas")).StatusCode);
    }

    [Theory]
    [InlineData("bu", "Budi Contoh", "petugas", "sandi-awal-77", "3–32 karakter")]
    [InlineData("budi", "Budi Contoh", "petugas", "pendek", "sedikitnya 10")]
    [InlineData("budi", "Budi Contoh", "camat", "sandi-awal-77", "Peran yang dikenal")]
    [InlineData("budi", "Budi Contoh", "petugas", "aaaaaaaaaaaa", "terlalu mudah")]
    public async Task NewOfficer_WithSomethingWrong_IsExplained(string user, string name, string role, string password, string sentence)
    {
        using var admin = await _office.SignedInAsync("admin");

        var answer = await admin.PostAsync(
            "/kelola/petugas", "/kelola/petugas", ("Input.UserName", user), ("Input.DisplayName", name), ("Input.Roles", role), ("Input.Password", password));

        Assert.Contains(sentence, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_CannotLockThemselvesOut()
    {
        using var admin = await _office.SignedInAsync("admin");
        await using var db = _office.OpenDatabase();
        var id = await db.Officers.Select(o => o.Id).SingleAsync();

        var deactivated = await admin.SubmitAsync("/kelola/petugas", "/kelola/petugas?handler=Active", ("officerId", $"{id}"), ("active", "false"));
        var stripped = await admin.SubmitAsync("/kelola/petugas", "/kelola/petugas?handler=Roles", ("officerId", $"{id}"), ("roles", "petugas"));

        Assert.Contains("Minta admin lain", deactivated, StringComparison.Ordinal);
        Assert.Contains("Minta admin lain", stripped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StationKey_IsShownOnce_AndStoredAsAHash()
    {
        using var admin = await _office.SignedInAsync("admin");

        var answer = await admin.PostAsync("/kelola/stasiun", "/kelola/stasiun", ("name", "Loket 2"));
        var key = Key().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
        var later = await admin.ReadAsync("/kelola/stasiun");

        Assert.Equal(64, key.Length);
        Assert.DoesNotContain(key, later, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.Equal(StationKeys.HashOf(key), await db.Stations.Select(s => s.KeyHash).SingleAsync());
    }

    [Fact]
    public async Task OwnPassword_IsChanged_AndOldSignInsEnd()
    {
        var user = await _office.OfficerAsync("petugas");
        using var here = new OfficerBrowser(_office.Address);
        using var elsewhere = new OfficerBrowser(_office.Address);
        await here.SignInAsync(user, RunningBackoffice.Password);
        await elsewhere.SignInAsync(user, RunningBackoffice.Password);

        await here.SubmitAsync("/akun/sandi", "/akun/sandi", ("present", RunningBackoffice.Password), ("password", "sandi-baru-2026"), ("again", "sandi-baru-2026"));

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/berkas")).StatusCode);
        await here.SignInAsync(user, "sandi-baru-2026");
    }

    [GeneratedRegex("class=\"key\">([0-9a-f]+)<")]
    private static partial Regex Key();
}
