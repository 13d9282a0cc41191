using System.Globalization;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Procedures;

/// <summary>How long cases really stood at each step, from the moments at which they came and went.</summary>
internal sealed class StepTimes(KtpBotDb db, OfficeProfile office, TimeProvider time)
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
        var stays = new Dictionary<string, List<Stay>>(StringComparer.Ordinal);
        foreach (var (came, left) in moves.Zip(moves.Skip(1)).Where(pair => pair.First.CaseId == pair.Second.CaseId && pair.Second.At >= since))
        {
            if (!stays.TryGetValue(came.ToStepId!, out var list)) stays[came.ToStepId!] = list = [];
            list.Add(new Stay(left.At - came.At, TimeSpan.FromMinutes(office.Calendar.WorkingMinutesBetween(came.At, left.At))));
        }

        var day = WorkingDay();
        return stays.ToDictionary(s => s.Key, s => new MeasuredStay(Median(s.Value.Select(stay => stay.Elapsed)), Median(s.Value.Select(stay => stay.Worked)), day, s.Value.Count));
    }

    /// <summary>The office's usual working day, which a promise in working days counts.</summary>
    private TimeSpan WorkingDay()
    {
        var days = Enum.GetValues<DayOfWeek>().Select(office.Calendar.UsualWeek.On).Where(hours => hours.Count > 0).ToList();
        return days.Count == 0 ? TimeSpan.FromHours(8) : TimeSpan.FromMinutes(days.Average(hours => hours.Sum(span => (span.Until - span.From).TotalMinutes)));
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> stays) => stays.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : default;

    private sealed record Stay(TimeSpan Elapsed, TimeSpan Worked);
}

/// <summary>A measured stay.</summary>
/// <param name="Median">By the clock: half of the cases stood shorter, half longer.</param>
/// <param name="Worked">The same counted in the office's opening hours, as promises are.</param>
/// <param name="Day">The office's usual working day.</param>
/// <param name="Cases">How many left the step.</param>
internal sealed record MeasuredStay(TimeSpan Median, TimeSpan Worked, TimeSpan Day, int Cases)
{
    /// <summary>"12 menit (8 berkas)", "3 jam (40 berkas)", "2 hari (5 berkas)".</summary>
    public string Words => (Median.TotalMinutes < 1 ? "kurang dari 1 menit" : Median.TotalHours < 1 ? $"{Median.TotalMinutes:0} menit" : Median.TotalDays < 1 ? $"{Median.TotalHours:0} jam" : $"{Median.TotalDays:0} hari")
        + $" ({Cases} berkas)";

    /// <summary>"45 menit kerja", "3 jam kerja", "1,5 hari kerja".</summary>
    public string WorkWords => Worked.TotalMinutes < 1 ? "kurang dari 1 menit kerja"
        : Worked.TotalHours < 1 ? $"{Worked.TotalMinutes:0} menit kerja"
        : Worked < Day ? Tenths(Worked.TotalHours) + " jam kerja"
        : Tenths(Worked / Day) + " hari kerja";

    private static string Tenths(double number) => number.ToString("0.#", CultureInfo.InvariantCulture).Replace('.', ',');
}
