using KtpBot.Backoffice.Audit;
using KtpBot.Backoffice.Live;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Workflow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KtpBot.Backoffice.Pages.Cases;

internal sealed class ShowModel(CaseReader reader, CaseActions actions, AuditTrail audit, LiveVersions live, ServiceLabels labels, CasePapers papers) : PageModel
{
    private const string RevealKey = "Reveal";

    /// <summary>The reason with which procedures send a case back whose data do not agree.</summary>
    private const string Mismatch = "data_tidak_sesuai";

    public CaseView Case { get; private set; } = null!;

    public PapersView Papers { get; private set; } = null!;

    public string ServiceLabel => labels.Label(Case.Service);

    /// <summary>The decision that sends the case back to the citizen, which opens the form for judging documents.</summary>
    public StepAction? Return => Case.Actions.FirstOrDefault(a => a is { Kind: StepActionKind.Decide, Outcome: OutcomeKind.Return });

    public IEnumerable<StepAction> Decisions => Case.Actions.Where(a => a is { Kind: StepActionKind.Decide, Outcome: not (OutcomeKind.Return or OutcomeKind.Reject or OutcomeKind.Back or OutcomeKind.Escalate) } && !(a.Approval && Case.Team.ApprovedByMe));

    /// <summary>Decisions that hand the case to a colleague; each asks for a reason or a note.</summary>
    public IEnumerable<StepAction> Handings => Case.Actions.Where(a => a is { Kind: StepActionKind.Decide, Outcome: OutcomeKind.Back or OutcomeKind.Escalate } && !(a.Approval && Case.Team.ApprovedByMe));

    /// <summary>He would approve a second time, which the four-eyes rule leaves to somebody else.</summary>
    public bool NeedsOtherEyes => Case.Team.ApprovedByMe && Case.Actions.Any(a => a.Approval);

    public StepAction? Pause => Case.Actions.FirstOrDefault(a => a.Kind == StepActionKind.Pause);

    public IEnumerable<StepAction> Closings => Case.Actions.Where(a => a is { Kind: StepActionKind.Decide, Outcome: OutcomeKind.Reject } or { Kind: StepActionKind.Withdraw });

    public bool CanPrint => Case.Actions.Any(a => a is { Kind: StepActionKind.AskDevice, Id: nameof(DeviceJobKind.PrintCard) });

    public string? Draft => TempData["Draft"] as string;

    /// <summary>A reason for sending back that the address brings along, as the warning about population data does.</summary>
    [BindProperty(SupportsGet = true, Name = "alasan")]
    public string? Reason { get; set; }

    /// <summary>That reason, when this step knows it.</summary>
    public string? ChosenReason => Return?.Reasons.FirstOrDefault(r => r.Code == Reason)?.Code;

    public string? MismatchLink => Return?.Reasons.Any(r => r.Code == Mismatch) == true ? CaseLinks.ReturnWith(Case.Id, Mismatch) : null;

    public bool Offers(StepActionKind kind) => Case.Actions.Any(a => a.Kind == kind);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await live.CaseAsync(id, cancellationToken) is not { } mark) return NotFound();
        ViewData["Live"] = mark;
        await audit.WriteAsync("case.view", $"case:{id}", cancellationToken);
        var reveal = TempData[RevealKey] as string == CaseLinks.Show(id);
        if (reveal) await audit.WriteAsync("case.reveal", $"case:{id}", cancellationToken);
        Case = (await reader.ReadAsync(id, reveal, cancellationToken))!;
        Papers = await papers.ReadAsync(id, cancellationToken);
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
