using System.Text.RegularExpressions;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Bridges;

/// <summary>What the other application's own words have meant so far: they are not known beforehand, so the office's use of them is remembered.</summary>
public static partial class BridgeWords
{
    /// <summary>The act that the same words were given last, or that the file of the application knows them for; null when they are new.</summary>
    public static async Task<BridgeAct?> MeaningAsync(KtpBotDb db, FieldCipher cipher, BridgeSystem system, string words, CancellationToken cancellationToken)
    {
        if (Plain(words).Length == 0) return null;
        var index = IndexOf(cipher, system.Id, words);
        var last = await db.BridgeEntries.AsNoTracking().Where(e => e.WordsIndex == index && e.SupersededAt == null)
            .OrderByDescending(e => e.Id).Select(e => e.Act).FirstOrDefaultAsync(cancellationToken);
        return (last is null ? null : system.Act(last)) ?? system.Acts.FirstOrDefault(a => a.Known.Any(known => Same(known, words)));
    }

    /// <summary>For <see cref="BridgeEntry.WordsIndex"/>: capitals, blanks and signs make no difference.</summary>
    public static byte[] IndexOf(FieldCipher cipher, string systemId, string words) => cipher.OfBridgeWords(systemId, Plain(words));

    internal static bool Same(string one, string other) => Plain(one) == Plain(other);

    private static string Plain(string words) => NoWord().Replace(words, " ").Trim().ToUpperInvariant();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
