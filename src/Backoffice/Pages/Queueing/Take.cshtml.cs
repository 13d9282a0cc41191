using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Queueing;
using KtpBot.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>The front desk: a number for one who has come.</summary>
internal sealed class TakeModel(QueueDesk queue, QueueBoard board, CurrentOfficer officer, OfficeProfile office, AuditTrail audit, FieldCipher cipher, ServiceLabels labels, KtpBotDb db) : PageModel
{
    private const int Most = 6;

    [BindProperty]
    public TakeInput Input { get; set; } = new();

    public string? Problem { get; private set; }

    /// <summary>The number that was just given.</summary>
    public (long Id, string Label, string Purpose, int Ahead)? Given { get; private set; }

    /// <summary>More than one case fits what was typed.</summary>
    public IReadOnlyList<(long Id, string Number, string Service)> Choices { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name, string Prefix)> Purposes => [.. office.Queue.Purposes.Select(p => (p.Id, p.Name, p.Prefix))];

    public async Task OnGetAsync(long? nomor, CancellationToken cancellationToken)
    {
        if (nomor is not { } id) return;
        var today = await board.TodayAsync(db, cancellationToken);
        if (today.Tickets.FirstOrDefault(t => t.Id == id) is { } ticket)
            Given = (ticket.Id, ticket.Label(office.Queue), office.Queue.Purpose(ticket.Purpose)?.Name ?? "", today.Ahead(ticket));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var caseId = Input.CaseId;
        if (caseId is null && !string.IsNullOrWhiteSpace(Input.Words))
        {
            await FindAsync(Input.Words.Trim(), cancellationToken);
            if (Choices.Count != 1) return Page();
            caseId = Choices[0].Id;
        }

        var (conversation, unknown) = await ConversationAsync(cancellationToken);
        switch (await queue.TakeAsync(new TicketRequest(Input.Purpose ?? "", caseId, conversation, Input.Priority), officer.Id, cancellationToken))
        {
            case QueueDone done:
                TempData["Done"] = done.OfficerText + (unknown ? " Nomor WhatsApp itu belum pernah menghubungi kantor, jadi tidak dikabari." : "");
                return Redirect(QueueLinks.Taken(done.TicketId));
            case QueueRefused refused:
                Problem = refused.OfficerText;
                break;
        }

        return Page();
    }

    private async Task FindAsync(string words, CancellationToken cancellationToken)
    {
        await audit.WriteAsync("queue.find", "search:" + CaseSearch.KindOf(words), cancellationToken);
        var found = await CaseSearch.Matching(db, cipher, words).OrderByDescending(c => c.Id).Take(Most).Select(c => new { c.Id, c.Number, c.Service }).ToListAsync(cancellationToken);
        Choices = [.. found.Select(c => (c.Id, c.Number, labels.Label(c.Service)))];
        if (Choices.Count == 0) Problem = "Berkasnya tidak ditemukan. Periksa nomornya, atau kosongkan kolom pencarian.";
    }

    /// <summary>Where he writes from, if he ever did; the phone number itself is not kept.</summary>
    private async Task<(long? Id, bool Unknown)> ConversationAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Input.Phone) || Phones.ToE164(Input.Phone) is not { } phone) return (null, !string.IsNullOrWhiteSpace(Input.Phone));
        var index = cipher.OfAddress(ChannelKind.WhatsApp, phone.TrimStart('+'));
        var id = await db.Conversations.Where(c => c.AddressIndex == index).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancellationToken);
        return (id, id is null);
    }

    internal sealed class TakeInput
    {
        public string? Purpose { get; set; }

        public string? Words { get; set; }

        public long? CaseId { get; set; }

        public string? Phone { get; set; }

        public bool Priority { get; set; }
    }
}
