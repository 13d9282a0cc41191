using KtpBot.Backoffice.Assets;
using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Health;
using KtpBot.Backoffice.Live;
using KtpBot.Backoffice.Pages;
using KtpBot.Backoffice.Population;
using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.StationDesk;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Papers;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;

namespace KtpBot.Backoffice;

/// <summary>Puts the back-office together: what it serves, in which order, and what it needs.</summary>
public static class BackofficeHost
{
    private const string DefaultAddress = "http://127.0.0.1:8081";

    /// <summary>Builds the host with its schema up to date; the caller starts it. Throws with a sentence that says what to set when a setting is missing.</summary>
    /// <param name="args">Configuration in command-line form, for example <c>--urls=http://127.0.0.1:0</c>.</param>
    /// <param name="more">Registers what comes on top, such as a clock of a test's own. The last registration counts.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(BackofficeHost).Assembly.GetName().Name,
        });
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // The framework's own request lines would carry what officers look for; that forgery tokens end caching is as it should be.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        AddServices(builder.Services, builder.Configuration);
        more?.Invoke(builder);
        var app = builder.Build();
        app.Services.GetRequiredService<Database>().Migrate();
        app.Services.GetRequiredService<LiveDialogs>().Watch(app.Services.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(app.Configuration.GetValue("Dialogs:LookSeconds", 2)));
        MapAll(app);
        return app;
    }

    /// <summary>Serves until it is told to stop.</summary>
    internal static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
        return 0;
    }

    /// <summary>What the pages and the verbs share.</summary>
    internal static void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddStorage(configuration)
        .AddOfficerSecurity(configuration)
        .AddOfficeData(configuration)
        .AddProcedures(configuration)
        .AddCaseDesk()
        .AddPapers(configuration)
        .AddQueueing()
        .AddStationDesk(configuration)
        .AddPopulation(configuration)
        .AddSingleton<OfficeClock>()
        .AddLive()
        .AddAudit()
        .AddHealth()
        .AddOfficerPages();

    private static void MapAll(WebApplication app)
    {
        app.UseRequestCounter();
        app.UseSecurityHeaders();
        app.UseFriendlyErrors();
        app.MapAssets();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapLive();
        app.MapStationDesk();
        app.MapRazorPages();
    }
}
