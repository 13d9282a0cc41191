using System.Collections.Concurrent;
using System.Security.Cryptography;
using KtpBot.Core.Registration;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>
/// Sheets between upload and import. They lie in this process's memory alone, for half an hour and for the officer who brought them; no
/// part of a raw sheet is ever written down. After a restart the officer uploads again.
/// </summary>
internal sealed class ImportShelf(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private const int MostSheets = 30;

    private readonly ConcurrentDictionary<string, ShelvedSheet> _sheets = new(StringComparer.Ordinal);

    /// <summary>Keeps a sheet; the key opens its pages.</summary>
    public string Put(long officerId, string fileName, Sheet sheet, SheetMapping mapping)
    {
        Sweep();
        foreach (var oldest in _sheets.OrderBy(s => s.Value.PutAt).Take(Math.Max(0, _sheets.Count - MostSheets + 1))) _sheets.TryRemove(oldest.Key, out _);
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        _sheets[key] = new ShelvedSheet(officerId, clock.GetUtcNow().UtcDateTime, fileName, sheet, mapping, null);
        return key;
    }

    /// <returns>Null when it is over, or somebody else's.</returns>
    public ShelvedSheet? Find(string key, long officerId)
    {
        Sweep();
        return _sheets.TryGetValue(key, out var found) && found.OfficerId == officerId ? found : null;
    }

    public void Change(string key, SheetMapping mapping)
    {
        if (_sheets.TryGetValue(key, out var found)) _sheets[key] = found with { Mapping = mapping };
    }

    /// <summary>The sheet has done its work: only what came of it stays, for the page that tells it.</summary>
    public void Finish(string key, ImportOutcome outcome)
    {
        if (_sheets.TryGetValue(key, out var found)) _sheets[key] = found with { Sheet = null, Outcome = outcome };
    }

    private void Sweep()
    {
        var over = clock.GetUtcNow().UtcDateTime - Life;
        foreach (var old in _sheets.Where(s => s.Value.PutAt < over)) _sheets.TryRemove(old.Key, out _);
    }
}

/// <param name="OfficerId">Who brought it.</param>
/// <param name="PutAt">UTC.</param>
/// <param name="FileName">As it was called.</param>
/// <param name="Sheet">Null once imported.</param>
/// <param name="Mapping">As the officer has it now.</param>
/// <param name="Outcome">Once imported.</param>
internal sealed record ShelvedSheet(long OfficerId, DateTime PutAt, string FileName, Sheet? Sheet, SheetMapping Mapping, ImportOutcome? Outcome);

/// <param name="Lines">What came of the chosen lines.</param>
/// <param name="AlreadyThere">Lines that had been imported before.</param>
/// <param name="LeftOut">Lines that were not chosen.</param>
/// <param name="Unreadable">Lines that cannot be imported.</param>
internal sealed record ImportOutcome(IReadOnlyList<ImportedLine> Lines, int AlreadyThere, int LeftOut, int Unreadable);
