using KtpBot.Core.Pauses;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Pauses;

/// <summary>Reads the office's disturbances, how many cases rest for each, and what is left to do.</summary>
internal sealed class PauseReader(KtpBotDb db, ReasonBook reasons)
{
    /// <summary>Those that last or are being ended first, then the last twenty.</summary>
    public async Task<IReadOnlyList<PauseView>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<OfficePause>().AsNoTracking().OrderBy(p => p.DoneAt != null).ThenByDescending(p => p.Id).Take(20)
            .Select(p => new
            {
                Pause = p,
                DeclaredBy = db.Officers.Where(o => o.Id == p.DeclaredBy).Select(o => o.DisplayName).SingleOrDefault(),
                EndedBy = db.Officers.Where(o => o.Id == p.EndedBy).Select(o => o.DisplayName).SingleOrDefault(),
                Rested = db.Set<RestingCase>().Where(r => r.PauseId == p.Id && r.PausedAt != null).Select(r => r.CaseId).Distinct().Count(),
                Resting = db.Set<RestingCase>().Count(r => r.PauseId == p.Id && r.ReleasedAt == null && db.Cases.Any(c => c.Id == r.CaseId && c.PausedAt == r.PausedAt && c.PauseCode == p.Code)),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new PauseView(
                r.Pause.Id, Label(r.Pause.Code), r.Pause.Note, r.DeclaredBy ?? "", r.Pause.DeclaredAt, r.Pause.ExpectedAt, r.EndedBy, r.Pause.EndedAt, r.Pause.DoneAt, r.Rested, r.Resting)),
        ];
    }

    private string Label(string code) => reasons.Pause(code)?.Label ?? code;
}

/// <summary>A disturbance as the page shows it; moments in UTC.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Reason">For officers.</param>
/// <param name="Note">The declaring officer's words.</param>
/// <param name="DeclaredBy">Who declared it.</param>
/// <param name="DeclaredAt">When.</param>
/// <param name="ExpectedAt">When it may be over.</param>
/// <param name="EndedBy">Who ended it.</param>
/// <param name="EndedAt">Since when the work goes on.</param>
/// <param name="DoneAt">Every case goes on.</param>
/// <param name="Rested">How many cases rested for it so far.</param>
/// <param name="Resting">How many rest for it now.</param>
internal sealed record PauseView(
    long Id,
    string Reason,
    string? Note,
    string DeclaredBy,
    DateTime DeclaredAt,
    DateTime? ExpectedAt,
    string? EndedBy,
    DateTime? EndedAt,
    DateTime? DoneAt,
    int Rested,
    int Resting);
