using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Backoffice.Verbs;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Verbs;

public sealed class VerbTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;

    private string[] Settings => [.. _office.Database.HostEnvironment().Select(pair => $"--{pair.Key.Replace("__", ":", StringComparison.Ordinal)}={pair.Value}")];

    public async ValueTask InitializeAsync() => _office = await RunningBackoffice.StartAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task AddOfficer_ReadsThePassword_AndTheOfficerCanSignIn()
    {
        using var input = new StringReader("sandi-pertama-1\n");
        await using var output = new StringWriter();

        var code = await AddOfficerVerb.RunAsync([.. Settings, "--user", "kepala", "--name", "Kepala Contoh", "--roles", "petugas admin"], input, output);

        Assert.Equal(0, code);
        Assert.DoesNotContain("sandi-pertama-1", output.ToString(), StringComparison.Ordinal);
        using var browser = new OfficerBrowser(_office.Address);
        await browser.SignInAsync("kepala", "sandi-pertama-1");
    }

    [Fact]
    public async Task AddOfficer_WithAShortPassword_SaysSo()
    {
        using var input = new StringReader("pendek\n");
        await using var output = new StringWriter();

        var code = await AddOfficerVerb.RunAsync([.. Settings, "--user", "kepala", "--name", "Kepala Contoh", "--roles", "admin"], input, output);

        Assert.Equal(1, code);
        Assert.Contains("sedikitnya 10", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeedDemo_Twice_MakesEveryAccountOnce()
    {
        await using var output = new StringWriter();

        await SeedDemoVerb.RunAsync([.. Settings, "--station-key", "kunci-demo"], output);
        await SeedDemoVerb.RunAsync([.. Settings, "--station-key", "kunci-demo"], output);

        await using var db = _office.OpenDatabase();
        Assert.Equal(["admin", "kades", "operator", "petugas", "verifikator"], await db.Officers.OrderBy(o => o.UserName).Select(o => o.UserName).ToListAsync());
        Assert.Equal(1, await db.Stations.CountAsync());
        using var browser = new OfficerBrowser(_office.Address);
        await browser.SignInAsync("operator", "demo-operator");
    }

    [Fact]
    public async Task SeedDemo_MakesAnAccountForEachRoleOfTheOffice()
    {
        await using var office = await RunningBackoffice.OfOfficeAsync("musi-banyuasin");
        await using var output = new StringWriter();

        await SeedDemoVerb.RunAsync([.. office.Database.HostEnvironment().Select(pair => $"--{pair.Key.Replace("__", ":", StringComparison.Ordinal)}={pair.Value}")], output);

        await using var db = office.OpenDatabase();
        Assert.Equal(
            ["admin", "kabid", "kepala-dinas", "operator", "operator-siak", "petugas", "sekretaris-dinas", "sub-koordinator", "verifikator"],
            await db.Officers.OrderBy(o => o.UserName).Select(o => o.UserName).ToListAsync());
        Assert.Contains("Kepala Dinas", output.ToString(), StringComparison.Ordinal);
        using var browser = new OfficerBrowser(office.Address);
        await browser.SignInAsync("kepala-dinas", "demo-kepala-dinas");
    }
}
