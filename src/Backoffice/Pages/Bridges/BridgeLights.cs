using KtpBot.Backoffice.Time;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>Cases for which an application outside waits for a correction: one look for a whole list.</summary>
internal sealed class BridgeLights(KtpBotDb db, BridgeBook book, OfficeProfile office, OfficeClock clock)
{
    private bool HasDeadlines => book.Of(office).Any(s => s.Correction is not null);

    /// <summary>The lights of some cases.</summary>
    public async Task<IReadOnlyDictionary<long, LightView>> OfAsync(IReadOnlyCollection<long> caseIds, CancellationToken cancellationToken)
    {
        if (caseIds.Count == 0 || !HasDeadlines) return new Dictionary<long, LightView>();
        var found = await Waiting().Where(w => caseIds.Contains(w.CaseId)).ToListAsync(cancellationToken);
        return found.DistinctBy(w => w.CaseId).ToDictionary(w => w.CaseId, w => LightView.Of(w.By, w.Stage, clock.UtcNow));
    }

    /// <summary>All of them, the nearest deadline first.</summary>
    public async Task<IReadOnlyList<(long CaseId, string Number, LightView Light)>> AllAsync(CancellationToken cancellationToken)
    {
        if (!HasDeadlines) return [];
        var found = await Waiting().OrderBy(w => w.By).ThenBy(w => w.CaseId).ToListAsync(cancellationToken);
        return [.. found.Select(w => (w.CaseId, w.Number, LightView.Of(w.By, w.Stage, clock.UtcNow)))];
    }

    /// <summary>The last word of the application is a refusal, and the case still runs.</summary>
    private IQueryable<Wait> Waiting()
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        return from e in db.BridgeEntries
               join c in db.Cases on e.CaseId equals c.Id
               where e.CorrectBy != null && e.SupersededAt == null && !ends.Contains(c.Stage)
                   && !db.BridgeEntries.Any(l => l.CaseId == e.CaseId && l.System == e.System && l.SupersededAt == null
                       && (l.HappenedAt > e.HappenedAt || (l.HappenedAt == e.HappenedAt && l.Id > e.Id)))
               select new Wait { CaseId = c.Id, Number = c.Number, Stage = c.Stage, By = e.CorrectBy!.Value };
    }

    private sealed class Wait
    {
        public long CaseId { get; init; }

        public string Number { get; init; } = "";

        public CaseStage Stage { get; init; }

        public DateTime By { get; init; }
    }
}
