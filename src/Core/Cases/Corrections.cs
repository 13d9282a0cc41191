using System.Globalization;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>Corrections that citizens asked for, as they stand in a case's history.</summary>
public static class Corrections
{
    /// <summary>Kinds of events.</summary>
    public const string Asked = "CorrectionAsked";
    public const string Made = "CorrectionMade";
    public const string Refused = "CorrectionRefused";

    /// <summary>UU 27/2022 Pasal 30 ayat (1).</summary>
    public static readonly TimeSpan Promise = TimeSpan.FromHours(72);

    /// <summary>Those that nobody has settled yet, oldest first.</summary>
    public static async Task<IReadOnlyList<CaseEvent>> OpenAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken)
    {
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == caseId && (e.Kind == Asked || e.Kind == Made || e.Kind == Refused))
            .OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var settled = events.Where(e => e.Kind != Asked).Select(e => e.ReasonCode).ToHashSet();
        return [.. events.Where(e => e.Kind == Asked && e.Note is not null && !settled.Contains(e.Id.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>What one asks to correct.</summary>
    public static CorrectedField FieldOf(CaseEvent asked) => Enum.Parse<CorrectedField>(asked.ReasonCode!);
}
