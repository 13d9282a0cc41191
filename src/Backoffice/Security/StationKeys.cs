using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Devices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Security;

/// <summary>Registers counter PCs. A key is shown once, only its hash is kept.</summary>
internal sealed class StationKeys(KtpBotDb db)
{
    /// <summary>Adds a station. The key when it is done, or the sentence that says what to correct.</summary>
    public async Task<(long Id, string? Key, string? Problem)> AddAsync(string name, CancellationToken cancellationToken)
    {
        var clean = name.Trim();
        if (clean.Length is < 3 or > 60) return (0, null, "Isi nama stasiun (3–60 karakter), misalnya \"Loket 1\".");
        if (await db.Stations.AnyAsync(s => s.Name == clean, cancellationToken)) return (0, null, "Nama stasiun itu sudah dipakai.");
        var key = NewKey();
        var station = new Station { OfficeId = db.OfficeId, Name = clean, KeyHash = HashOf(key), Active = true };
        db.Stations.Add(station);
        await db.SaveChangesAsync(cancellationToken);
        return (station.Id, key, null);
    }

    /// <summary>Gives a station a new key; the old one ends at once. Null when there is no such station.</summary>
    public async Task<string?> RenewAsync(long stationId, string? key, CancellationToken cancellationToken)
    {
        if (await db.Stations.SingleOrDefaultAsync(s => s.Id == stationId, cancellationToken) is not { } station) return null;
        key ??= NewKey();
        station.KeyHash = HashOf(key);
        station.Active = true;
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    public async Task SetActiveAsync(long stationId, bool active, CancellationToken cancellationToken)
    {
        if (await db.Stations.SingleOrDefaultAsync(s => s.Id == stationId, cancellationToken) is not { } station) return;
        station.Active = active;
        await db.SaveChangesAsync(cancellationToken);
    }

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
