using System.Globalization;
using KtpBot.Backoffice.Pages.Registration;
using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Reads one case as its page shows it.</summary>
internal sealed class CaseReader(KtpBotDb db, CaseDesk desk, StepBook steps, EventWords words, ServiceLabels labels, CasePeople people, LiveDialogs dialogs, CurrentOfficer officer, QueueReader queue)
{
    private const int NewsShown = 6;

    /// <summary>The case, or null when this office has none by that id.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="reveal">Show the numbers unmasked; the caller has written the audit row.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CaseView?> ReadAsync(long caseId, bool reveal, CancellationToken cancellationToken)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is not { } file) return null;
        var procedure = desk.ProcedureOf(file);
        var step = procedure?.Step(file.StepId);
        var documents = await DocumentsAsync(caseId, cancellationToken);
        var details = CaseDetails.Read(file.Details);
        return new CaseView(
            file.Id,
            file.Number,
            file.Service,
            file.Stage,
            procedure?.PrintsCards != false,
            file.StepId,
            step?.Title ?? file.StepId,
            file.StepSinceAt,
            file.SubmittedAt,
            steps.DueAt(step, file.CountsFrom, file.PausedAt),
            steps.IsLate(step, file.CountsFrom, file.PausedAt),
            file.ConversationId,
            await ChannelAsync(file.ConversationId, cancellationToken),
            await people.ReadAsync(file.PersonId, reveal, cancellationToken),
            labels.Details(details, reveal),
            step?.Checklist ?? [],
            documents,
            people.Missing(file.Service, details, documents),
            await VisitAsync(caseId, cancellationToken),
            await queue.OfAsync(file, cancellationToken),
            desk.MayReceive(file, officer.Roles),
            await JobsAsync(caseId, cancellationToken),
            await EventsAsync(file, cancellationToken),
            await NewsAsync(caseId, cancellationToken),
            await CorrectionsAsync(caseId, cancellationToken),
            desk.ActionsFor(file, officer.Roles))
        {
            Origin = CaseOrigin.Of(file.SubmissionKey, file.ConversationId),
            Team = step is null ? TeamView.None : await TeamAsync(file, step, cancellationToken),
        };
    }

    private async Task<TeamView> TeamAsync(CaseFile file, ProcedureStep step, CancellationToken cancellationToken)
    {
        if (await desk.StandingAsync(db, file, cancellationToken) is not { } standing) return TeamView.None;
        var me = officer.Id.ToString(CultureInfo.InvariantCulture);
        return new TeamView(
            file.PausedAt,
            file.PauseCode is { } code ? words.PauseLabel(code) : null,
            [.. step.Tasks.Select(t => new TaskView(t.Id, t.Title, t.Output, standing.TasksDone.Contains(t.Id)))],
            standing.Approvals.Any(a => a.ActorId == me));
    }

    private async Task<ChannelKind?> ChannelAsync(long? conversationId, CancellationToken cancellationToken) =>
        conversationId is null ? null : await db.Conversations.Where(c => c.Id == conversationId).Select(c => (ChannelKind?)c.Channel).SingleOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<DocumentView>> DocumentsAsync(long caseId, CancellationToken cancellationToken)
    {
        var rows = await db.CaseDocuments.Where(d => d.CaseId == caseId)
            .Select(d => new
            {
                d.Id,
                d.Requirement,
                d.State,
                d.ReceivedAt,
                d.ReasonCode,
                d.Note,
                File = db.StoredFiles.Where(f => f.Id == d.FileId && f.ErasedAt == null).Select(f => new { f.MimeType, f.PhotoVerdict, f.PhotoLook }).SingleOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var shapes = dialogs.Book.Shapes;
        return
        [
            .. rows.OrderBy(d => d.State == CaseDocumentState.Replaced).ThenBy(d => d.Id).Select(d => new DocumentView(
                d.Id, d.Requirement, labels.Document(d.Requirement), d.State, d.File is not null, d.File?.MimeType == "application/pdf",
                d.ReceivedAt, d.ReasonCode is null ? null : words.ReasonLabel(d.ReasonCode), d.Note,
                DocumentWords.Hint(d.File?.PhotoVerdict, d.File?.PhotoLook is { } look ? shapes.Problem(d.Requirement, look) : null))),
        ];
    }

    private Task<Visit?> VisitAsync(long caseId, CancellationToken cancellationToken) =>
        db.Appointments.Where(a => a.CaseId == caseId && (a.State == AppointmentState.Booked || a.State == AppointmentState.Arrived))
            .OrderByDescending(a => a.Id).Select(a => new Visit(a.StartsAt, a.ArrivedAt, a.QueueNumber)).FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<JobView>> JobsAsync(long caseId, CancellationToken cancellationToken) =>
        await db.DeviceJobs.Where(j => j.CaseId == caseId).OrderByDescending(j => j.Id)
            .Select(j => new JobView(j.Id, j.Kind, j.State, j.CreatedAt, j.UpdatedAt, j.Attempts, j.Error)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<EventView>> EventsAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var procedure = desk.ProcedureOf(file);
        var rows = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == file.Id).OrderByDescending(e => e.Id).ToListAsync(cancellationToken);
        var names = await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        return
        [
            .. rows.Select(e => new EventView(
                e.At,
                CaseHistory.Sentence(e, procedure),
                EventWords.Who(e.Actor, long.TryParse(e.ActorId, CultureInfo.InvariantCulture, out var id) ? names.GetValueOrDefault(id) : null),
                words.Why(e),
                e.Note)),
        ];
    }

    private async Task<IReadOnlyList<CorrectionView>> CorrectionsAsync(long caseId, CancellationToken cancellationToken) =>
    [
        .. (await Corrections.OpenAsync(db, caseId, cancellationToken)).Select(e => new CorrectionView(
            e.Id, Corrections.FieldOf(e) == CorrectedField.Phone ? "Nomor HP yang benar" : "Nama yang benar", e.Note!, e.At, e.At + Corrections.Promise)),
    ];

    private async Task<IReadOnlyList<NewsView>> NewsAsync(long caseId, CancellationToken cancellationToken)
    {
        var rows = await db.OutboxMessages.Where(m => m.CaseId == caseId).OrderByDescending(m => m.Id).Take(NewsShown)
            .Select(m => new { m.CreatedAt, m.Content, m.State, m.HeldAt, m.ErrorCode, m.Error }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(m => (Row: m, Content: MessagingJson.ReadOutgoing(m.Content)))
                .Select(m => new NewsView(m.Row.CreatedAt, MessageText.Of(m.Content), MessageSteps.Of(m.Row.State, m.Row.HeldAt, m.Row.ErrorCode), m.Row.Error, m.Content is MailOut)),
        ];
    }
}
