using System.Globalization;
using KtpBot.Backoffice.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>The redacted exchanges with the provider about one message; each view written down.</summary>
internal sealed class LogModel(ExchangeReader reader, AuditTrail audit) : PageModel
{
    public const string Theirs = "masuk";
    public const string Ours = "keluar";

    public long ConversationId { get; private set; }

    public MessageLog Log { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, string direction, long messageId, CancellationToken cancellationToken)
    {
        var log = direction switch
        {
            Theirs => await reader.OfTheirsAsync(id, messageId, cancellationToken),
            Ours => await reader.OfOursAsync(id, messageId, cancellationToken),
            _ => null,
        };
        if (log is null) return NotFound();
        await audit.WriteAsync("chat.log", string.Create(CultureInfo.InvariantCulture, $"message:{(log.FromCitizen ? "in" : "out")}:{messageId}"), cancellationToken);
        (ConversationId, Log) = (id, log);
        return Page();
    }
}
