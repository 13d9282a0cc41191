using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Health;

/// <summary>Alive, ready, and figures. Without sign-in, because they tell nothing about anybody.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<RequestCounter>().AddScoped<MetricsPage>();

    public static void UseRequestCounter(this WebApplication app)
    {
        var counter = app.Services.GetRequiredService<RequestCounter>();
        app.Use(counter.CountAsync);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("hidup")).AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
        app.MapGet("/metrics", async (MetricsPage page, CancellationToken ct) => Results.Text(await page.WriteAsync(ct), "text/plain; version=0.0.4"))
            .AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(KtpBotDb db, StorageOptions storage, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        try
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) problems.Add("skema basis data belum mutakhir");
        }
        catch (System.Data.Common.DbException)
        {
            problems.Add("basis data tidak dapat dihubungi");
        }

        if (!File.Exists(storage.KeyFile)) problems.Add("berkas kunci tidak ada");
        return problems.Count == 0 ? Results.Text("siap") : Results.Text("belum siap: " + string.Join("; ", problems), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
