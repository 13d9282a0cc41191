using KtpBot.Core.Complaints;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Complaints;

/// <summary>Reads complaints for the supervisor's pages. Nothing here reads a conversation.</summary>
internal sealed class ComplaintReader(KtpBotDb db, OfficeProfile office, TimeProvider time)
{
    public const int PageSize = 50;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Open ones first by their deadline; closed ones by number, the newest first.</summary>
    /// <param name="filter">terbuka (also null), lewat or selesai.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<ComplaintRow>> ListAsync(string? filter, CancellationToken cancellationToken)
    {
        var closed = filter == "selesai";
        var found = db.Complaints.Where(c => (c.State == ComplaintState.Closed) == closed);
        if (filter == "lewat") found = Overdue(found, Now);
        var ordered = closed ? found.OrderByDescending(c => c.Id) : found.OrderBy(c => c.FirstAnsweredAt == null ? c.AnswerBy : c.FinishBy).ThenBy(c => c.Id);
        var rows = await ordered.Take(PageSize)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.Kind,
                c.State,
                c.Anonymous,
                c.FirstAnsweredAt,
                c.ReceivedAt,
                c.AnswerBy,
                c.FinishBy,
                Officer = db.Officers.Where(o => o.Id == c.TakenBy).Select(o => o.DisplayName).SingleOrDefault(),
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(c =>
            {
                var due = ComplaintDeadline.Of(c.AnswerBy, c.FinishBy, c.FirstAnsweredAt);
                return new ComplaintRow(c.Id, c.Number, c.Kind, c.State, LightOf(c.State, due), c.Anonymous, c.FirstAnsweredAt is not null, c.ReceivedAt, due, c.Officer);
            }),
        ];
    }

    /// <summary>Null when the office has no such complaint.</summary>
    public async Task<ComplaintView?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.Complaints.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } c) return null;
        var names = await db.Officers.ToDictionaryAsync(o => o.Id, o => o.DisplayName, cancellationToken);
        var replies = await ComplaintDesk.RepliesAsync(db, id, cancellationToken);
        var mime = c.ProofFileId is { } proof
            ? await db.StoredFiles.Where(f => f.Id == proof && f.ErasedAt == null).Select(f => f.MimeType).SingleOrDefaultAsync(cancellationToken)
            : null;
        var caseId = c.CaseNumber is { } number ? await db.Cases.Where(f => f.Number == number).Select(f => (long?)f.Id).SingleOrDefaultAsync(cancellationToken) : null;
        var due = ComplaintDeadline.Of(c.AnswerBy, c.FinishBy, c.FirstAnsweredAt);
        (string Label, string? Words)[] told = [("Cerita", c.Words), ("Siapa", c.Who), ("Di mana", c.Place), ("Kapan", c.Moment), ("Berapa", c.Amount)];
        return new ComplaintView(
            new ComplaintRow(
                c.Id, c.Number, c.Kind, c.State, LightOf(c.State, due), c.Anonymous, c.FirstAnsweredAt is not null, c.ReceivedAt, due,
                c.TakenBy is { } by ? names.GetValueOrDefault(by) : null),
            c.Track, c.AnswerBy, c.FinishBy, c.ClosedAt,
            [.. told.Where(t => t.Words is not null).Select(t => (t.Label, t.Words!))],
            c.Contact, c.CaseNumber, caseId, mime is not null, mime?.StartsWith("image/", StringComparison.Ordinal) == true,
            [.. replies.Select(r => new ComplaintAnswer(r.At, names.GetValueOrDefault(r.OfficerId) ?? "Petugas", r.Words, r.Final))]);
    }

    private static IQueryable<Complaint> Overdue(IQueryable<Complaint> complaints, DateTime now) =>
        complaints.Where(c => (c.FirstAnsweredAt == null && c.AnswerBy < now) || (c.FirstAnsweredAt != null && c.FinishBy < now));

    private ComplaintLight LightOf(ComplaintState state, DateTime due) => ComplaintDeadline.Light(office.Calendar, state, due, Now);
}
