using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Procedures;

/// <summary>The procedures by which this office works.</summary>
internal sealed class IndexModel(OfficeProcedures procedures, ServiceLabels labels) : PageModel
{
    public IReadOnlyList<Procedure> Procedures => procedures.All;

    public string ServiceLabel(string code) => labels.Label(code);
}
