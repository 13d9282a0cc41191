using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Pauses;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The sentence about a disturbance of the whole office. While there is none it costs nothing.</summary>
internal sealed class Disturbances(OpenPauses open, CaseDesk desk, TextBook texts, ReasonBook reasons, OfficeProfile office)
{
    /// <summary>Below the words of a case's status; empty where nothing rests.</summary>
    public string BelowStatus(CaseFile file, CallContext context)
    {
        if (StageMoves.IsEnd(file.Stage) || Concerning(file) is not { } pause) return "";

        // A case that rests says why itself.
        var words = file.PauseCode == pause.Code ? Until(pause, context) : Words(pause, context);
        return words.Length == 0 ? "" : "\n\n" + words;
    }

    /// <summary>Below the answer to a new application. The citizen then knows, and the scheduler does not tell him again.</summary>
    public async Task<string> OnApplyingAsync(KtpBotDb db, CallContext context, long caseId, CancellationToken cancellationToken)
    {
        if (open.Now.Count == 0) return "";
        var file = db.Cases.Local.FirstOrDefault(c => c.Id == caseId) ?? await db.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
        if (Concerning(file) is not { } pause) return "";
        if (!await db.Set<RestingCase>().AnyAsync(r => r.PauseId == pause.Id && r.CaseId == caseId, cancellationToken))
        {
            db.Add(new RestingCase { OfficeId = office.Id, PauseId = pause.Id, CaseId = caseId, StepId = "" });
            await db.SaveChangesAsync(cancellationToken);
        }

        return "\n\n" + Words(pause, context);
    }

    /// <summary>A disturbance that some step of the case's procedure knows.</summary>
    private OpenPause? Concerning(CaseFile file) =>
        open.Now.Count == 0 || desk.ProcedureOf(file) is not { } procedure ? null : open.Now.FirstOrDefault(p => procedure.Steps.Any(s => procedure.PausesAt(s).Contains(p.Code)));

    private string Words(OpenPause pause, CallContext context) => string.Join(' ', new[]
    {
        texts.Render("own.disturbance", context.Language, new Dictionary<string, string> { ["reason"] = reasons.Pause(pause.Code)?.For(context.Language) ?? "" }),
        Until(pause, context),
    }.Where(part => part.Length > 0));

    private string Until(OpenPause pause, CallContext context) => pause.ExpectedAt is { } until && until > context.Now
        ? texts.Render("own.disturbance-until", context.Language, new Dictionary<string, string> { ["until"] = SlotLabel.Long(office, texts, until, context.Language) })
        : "";
}
