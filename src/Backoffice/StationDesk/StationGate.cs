using System.Security.Cryptography;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Devices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>Lets only registered stations in: name and key in their headers, the key compared with its stored hash.</summary>
internal sealed class StationGate(Database database, TimeProvider time) : IEndpointFilter
{
    private static readonly TimeSpan _seenEvery = TimeSpan.FromSeconds(15);

    /// <summary>The station that made the request; only behind this filter.</summary>
    public static long StationOf(HttpContext context) => (long)context.Items[typeof(StationGate)]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Request.Headers;
        var station = await FindAsync(headers[StationRoutes.StationHeader].ToString(), headers[StationRoutes.KeyHeader].ToString(), context.HttpContext.RequestAborted);
        if (station is null)
            return Results.Unauthorized();
        context.HttpContext.Items[typeof(StationGate)] = station.Value;
        return await next(context);
    }

    private async Task<long?> FindAsync(string name, string key, CancellationToken cancellationToken)
    {
        if (name.Length == 0 || key.Length == 0)
            return null;
        await using var db = database.CreateDbContext();
        var station = await db.Stations.AsNoTracking().SingleOrDefaultAsync(s => s.Name == name && s.Active, cancellationToken);
        if (station is null || !CryptographicOperations.FixedTimeEquals(station.KeyHash, StationKeys.HashOf(key)))
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        if (station.LastSeenAt is not { } seen || now - seen > _seenEvery)
            await db.Stations.Where(s => s.Id == station.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellationToken);
        return station.Id;
    }
}
