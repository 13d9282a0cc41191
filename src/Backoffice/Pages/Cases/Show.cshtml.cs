using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Live;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

internal sealed class ShowModel(CaseReader reader, CaseActions actions, AuditTrail audit, LiveVersions live, ServiceLabels labels) : PageModel
{
    private const string RevealKey = "Reveal";

    public CaseView Case { get; private set; } = null!;

    public string ServiceLabel => labels.Label(Case.Service);

    /// <summary>The decision that sends the case back to the citizen, which opens the form for judging documents.</summary>
    public StepAction? Return => Case.Actions.FirstOrDefault(a => a is { Kind: StepActionKind.Decide, Outcome: OutcomeKind.Return });

    public IEnumerable<StepAction> Decisions => Case.Actions.Where(a => a is { Kind: StepActionKind.Decide, Outcome: not (OutcomeKind.Return or OutcomeKind.Reject) });

    public IEnumerable<StepAction> Closings => Case.Actions.Where(a => a is { Kind: StepActionKind.Decide, Outcome: OutcomeKind.Reject } or { Kind: StepActionKind.Withdraw });

    public bool CanPrint => Case.Actions.Any(a => a is { Kind: StepActionKind.AskDevice, Id: nameof(DeviceJobKind.PrintCard) });

    public string? Draft => TempData["Draft"] as string;

    public bool Offers(StepActionKind kind) => Case.Actions.Any(a => a.Kind == kind);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await live.CaseAsync(id, cancellationToken) is not { } mark) return NotFound();
        ViewData["Live"] = mark;
        await audit.WriteAsync("case.view", $"case:{id}", cancellationToken);
        var reveal = TempData[RevealKey] as string == CaseLinks.Show(id);
        if (reveal) await audit.WriteAsync("case.reveal", $"case:{id}", cancellationToken);
        Case = (await reader.ReadAsync(id, reveal, cancellationToken))!;
        return Page();
    }

    /// <summary>Takes or refuses what the citizen asked to correct.</summary>
    public Task<IActionResult> OnPostCorrectionAsync(long id, long eventId, bool accepted, CancellationToken cancellationToken) => actions.TellAsync(
        this, new CorrectionSettled(id, actions.Actor, eventId, accepted), accepted ? "Data sudah diganti. Pemohon diberi tahu." : "Permintaan ditolak. Pemohon diberi tahu.", cancellationToken);

    /// <summary>Shows the numbers once; the row in the audit says so.</summary>
    public IActionResult OnPostReveal(long id)
    {
        TempData[RevealKey] = CaseLinks.Show(id);
        return Redirect(CaseLinks.Show(id));
    }
}
