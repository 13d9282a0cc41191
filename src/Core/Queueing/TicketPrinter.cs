using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Papers.Drawing;
using KtpBot.Core.Registers;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>Prints a number on paper: a queue ticket (ANT) of 80 mm with a number of its own and a public check. It is not kept: the row is, and it can be printed again.</summary>
public sealed class TicketPrinter(Database database, OfficeProfile office, TextBook texts, PaperWriter writer, TimeProvider time)
{
    private const string Id = TextBook.DefaultLanguage;

    /// <summary>The PDF; printed again it is the same paper.</summary>
    /// <returns>Null when the office has no such number.</returns>
    public async Task<byte[]?> PrintAsync(long ticketId, long officerId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;

        // Two who print at once meet at the book: the second finds the paper of the first.
        await Numbering.HoldAsync(db, PaperKinds.Register(PaperKind.QueueTicket), office.LocalTime(now).Year, cancellationToken);
        if (await db.QueueTickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == ticketId, cancellationToken) is not { } ticket) return null;
        var paper = ticket.PaperId is { } printed ? await db.IssuedPapers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == printed, cancellationToken) : null;
        if (paper is null)
        {
            paper = await PaperBook.IssueAsync(db, office, new PaperDraft(PaperKind.QueueTicket, null, officerId, Id), now, cancellationToken);
            var id = paper.Id;

            // The row's version stays: no counter that calls the number meanwhile is to be refused for its paper.
            await db.QueueTickets.Where(t => t.Id == ticketId).ExecuteUpdateAsync(set => set.SetProperty(t => t.PaperId, (long?)id), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TicketPaper.RenderPdf(TextOf(ticket), writer.MarkOf(paper));
    }

    private TicketText TextOf(QueueTicket ticket) => new()
    {
        OfficeName = office.ShortName,
        Title = texts.Render(PaperKinds.NameKey(PaperKind.QueueTicket), Id).ToUpperInvariant(),
        Queue = ticket.Number,
        Prefix = office.Queue.Purpose(ticket.Purpose)?.Prefix ?? "",
        Counter = office.Queue.Purpose(ticket.Purpose)?.Name ?? ticket.Purpose,
        At = SlotLabel.Long(office, texts, ticket.TakenAt, Id),
        Notes =
        [
            texts.Render("antrean.kertas.tunggu", Id),
            texts.Render(office.Queue.MissedBack > 0 ? "antrean.kertas.terlewat" : "antrean.kertas.terlewat-habis", Id, new Dictionary<string, string> { ["queue_back"] = office.Queue.MissedBack.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
        ],
    };
}
