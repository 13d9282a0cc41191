using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>
/// Reads the cards that may be printed now, the earliest registration first. When blank cards are short, first cards go before lost ones,
/// and these before damaged cards and changed data; within a group the order of registration stays (SE Dirjen Dukcapil 471.13/6153).
/// </summary>
internal sealed class PrintOrderReader(KtpBotDb db, StepBook steps)
{
    public const int Most = 300;

    /// <returns>The lines in the order of registration, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<PrintLine> Lines, int Total)> ReadAsync(CancellationToken cancellationToken)
    {
        var waiting = db.Cases.AsNoTracking().Where(c => c.Stage == CaseStage.ReadyToPrint);
        var rows = await waiting.OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id).Take(Most)
            .Join(db.People.AsNoTracking(), c => c.PersonId, p => p.Id, (File, p) => new { File, p.Name }).ToListAsync(cancellationToken);
        var lines = rows.OrderBy(r => r.File.SubmittedAt).ThenBy(r => r.File.Id).Select((r, place) => new PrintLine(
            place + 1, r.File.Id, r.File.Number, r.Name, r.File.Service, GroupOf(r.File.Service), r.File.SubmittedAt, CaseOrigin.Of(r.File.SubmissionKey, r.File.ConversationId),
            steps.Find(r.File.ProcedureId, r.File.ProcedureVersion, r.File.StepId)?.Title ?? r.File.StepId, r.File.PausedAt is not null)).ToList();
        return (lines, rows.Count < Most ? rows.Count : await waiting.CountAsync(cancellationToken));
    }

    private static PrintGroup GroupOf(string service) => service switch
    {
        "baru" => PrintGroup.First,
        "hilang" => PrintGroup.Lost,
        _ => PrintGroup.Other,
    };
}

/// <summary>In the order in which scarce blank cards are given.</summary>
internal enum PrintGroup
{
    First,
    Lost,
    Other,
}

/// <param name="Place">In the order of registration, from 1.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Whose card.</param>
/// <param name="Service">What for.</param>
/// <param name="Group">Its turn when blank cards are short.</param>
/// <param name="RegisteredAt">UTC.</param>
/// <param name="Origin">Where it was registered.</param>
/// <param name="StepTitle">Where it stands.</param>
/// <param name="Paused">The work rests.</param>
internal sealed record PrintLine(int Place, long CaseId, string Number, string Name, string Service, PrintGroup Group, DateTime RegisteredAt, string Origin, string StepTitle, bool Paused);
