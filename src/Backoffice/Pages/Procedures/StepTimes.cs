using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Procedures;

/// <summary>How long cases really stood at each step, from the moments at which they came and went.</summary>
internal sealed class StepTimes(KtpBotDb db, TimeProvider time)
{
    /// <summary>How far back is measured.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>Far more than a month of an office; a guard against reading for ever.</summary>
    private const int Most = 50_000;

    /// <summary>The median stay at each step that cases left within the window, and how many left it.</summary>
    public async Task<IReadOnlyDictionary<string, MeasuredStay>> ReadAsync(string procedureId, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().UtcDateTime - Window;
        var moves = await db.CaseEvents.AsNoTracking()
            .Where(e => e.ToStepId != null && db.Cases.Any(c => c.Id == e.CaseId && c.ProcedureId == procedureId && c.UpdatedAt >= since))
            .OrderBy(e => e.CaseId).ThenBy(e => e.Id).Take(Most).Select(e => new { e.CaseId, e.At, e.ToStepId }).ToListAsync(cancellationToken);
        var stays = new Dictionary<string, List<TimeSpan>>(StringComparer.Ordinal);
        foreach (var (came, left) in moves.Zip(moves.Skip(1)).Where(pair => pair.First.CaseId == pair.Second.CaseId && pair.Second.At >= since))
        {
            if (!stays.TryGetValue(came.ToStepId!, out var list)) stays[came.ToStepId!] = list = [];
            list.Add(left.At - came.At);
        }

        return stays.ToDictionary(s => s.Key, s => new MeasuredStay(s.Value.Order().ElementAt(s.Value.Count / 2), s.Value.Count));
    }
}

/// <summary>A measured stay.</summary>
/// <param name="Median">Half of the cases stood shorter, half longer.</param>
/// <param name="Cases">How many left the step.</param>
internal sealed record MeasuredStay(TimeSpan Median, int Cases)
{
    /// <summary>"12 menit (8 berkas)", "3 jam (40 berkas)", "2 hari (5 berkas)".</summary>
    public string Words => (Median.TotalMinutes < 1 ? "kurang dari 1 menit" : Median.TotalHours < 1 ? $"{Median.TotalMinutes:0} menit" : Median.TotalDays < 1 ? $"{Median.TotalHours:0} jam" : $"{Median.TotalDays:0} hari")
        + $" ({Cases} berkas)";
}
