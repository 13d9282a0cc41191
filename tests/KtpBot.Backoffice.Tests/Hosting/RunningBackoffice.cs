using KtpBot.Backoffice.Security;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Hosting;

/// <summary>The real host on a free port of 127.0.0.1, on a database of its own.</summary>
public sealed class RunningBackoffice : IAsyncDisposable
{
    public const string Password = "kata-sandi-uji-9";

    private readonly TestDatabase _database;
    private readonly WebApplication _app;

    private RunningBackoffice(TestDatabase database, WebApplication app)
    {
        _database = database;
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public TestDatabase Database => _database;

    public static Task<RunningBackoffice> StartAsync(params string[] settings) => StartAsync(StorageProvider.Sqlite, settings);

    /// <summary>Another office of dialogs/offices than the usual one.</summary>
    public static async Task<RunningBackoffice> OfOfficeAsync(string officeId) => await StartAsync(await TestDatabase.CreateAsync(officeId: officeId), []);

    public static async Task<RunningBackoffice> StartAsync(StorageProvider provider, params string[] settings) =>
        await StartAsync(await TestDatabase.CreateAsync(provider), settings);

    private static async Task<RunningBackoffice> StartAsync(TestDatabase database, string[] settings)
    {
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0",
            $"--Dialogs:Directory={Path.Combine(RepositoryRoot.Path, "dialogs")}",
            .. database.HostEnvironment().Select(pair => $"--{pair.Key.Replace("__", ":", StringComparison.Ordinal)}={pair.Value}"),
            .. settings,
        ];
        var app = BackofficeHost.Build(arguments);
        await app.StartAsync();
        return new RunningBackoffice(database, app);
    }

    public KtpBotDb OpenDatabase() => _database.Open();

    /// <summary>Makes an officer and returns a browser in which they are signed in.</summary>
    public async Task<OfficerBrowser> SignedInAsync(params string[] roles)
    {
        var user = await OfficerAsync(roles);
        var browser = new OfficerBrowser(Address);
        await browser.SignInAsync(user, Password);
        return browser;
    }

    /// <summary>Makes an officer; the user name comes back.</summary>
    public async Task<string> OfficerAsync(params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = $"uji-{Guid.NewGuid():N}"[..12];
        var problem = await scope.ServiceProvider.GetRequiredService<OfficerAccounts>().AddAsync(user, "Petugas Uji", roles, Password, CancellationToken.None);
        Assert.Null(problem);
        return user;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
