using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Core.Cases;
using KtpBot.Core.Registration;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>Reads what the case page tells of a registration by link.</summary>
internal sealed class RegistrationReader(KtpBotDb db, ServiceLabels labels)
{
    /// <summary>Null for a case that came another way.</summary>
    public async Task<RegistrationView?> ReadAsync(long caseId, CancellationToken cancellationToken)
    {
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId && (c.SubmissionKey.StartsWith(SubmissionKeys.Form) || c.SubmissionKey.StartsWith(SubmissionKeys.Sheet)))
            .Select(c => new { c.SubmissionKey, c.SubmittedAt, c.Details }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var links = CaseDetails.Read(found.Details).Where(d => d.Key.StartsWith(CaseDetails.LinkPrefix, StringComparison.Ordinal))
            .SelectMany(d => d.Value.Split(' ').Select(link => (labels.Document(d.Key[CaseDetails.LinkPrefix.Length..]), link)));
        return new RegistrationView(CaseOrigin.Of(found.SubmissionKey, null), found.SubmittedAt, [.. links.Where(l => l.link.StartsWith("https://", StringComparison.OrdinalIgnoreCase))]);
    }
}

/// <param name="Origin">Where it was registered.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Links">Documents that lie with the other provider, and where.</param>
internal sealed record RegistrationView(string Origin, DateTime At, IReadOnlyList<(string Label, string Address)> Links);
