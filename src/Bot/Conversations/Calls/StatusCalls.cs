using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Where a case stands, in a citizen's words.</summary>
internal sealed class StatusCalls(StageWords stages, CaseDesk desk, Disturbances disturbances)
{
    public async Task<CallResult> ShowAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var own = await OwnCases.FindAsync(db, context, call, cancellationToken);
        var file = own ?? await FindByNumberAsync(db, context, call, cancellationToken);
        if (file is null) return CallArguments.Result("unknown");
        var booked = (await Bookings.OfAsync(db, file.Id, cancellationToken))?.StartsAt;
        return CallArguments.Result(
            "ok",
            ("case_id", OwnCases.Text(file.Id)),
            ("number", file.Number),
            ("service", file.Service),
            ("needs_slot", desk.ChoosesSlot(file) && booked is null ? "ya" : "tidak"),
            ("status_text", await stages.OfAsync(db, context, file, booked, cancellationToken) + (own is null ? "" : await stages.WhyAsync(db, context, own, cancellationToken)) + disturbances.BelowStatus(file, context)));
    }

    /// <summary>
    /// The same answer for a wrong number, for wrong digits, and for one who tried too often (the officer's button stands under it):
    /// nobody learns which cases exist.
    /// </summary>
    private static async Task<CaseFile?> FindByNumberAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (call.Arguments.GetValueOrDefault("number") is not { } number || call.Arguments.GetValueOrDefault("last4") is not { Length: 4 } last4) return null;
        if (await ProofLimit.IsReachedAsync(db, context, cancellationToken)) return null;
        if (await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancellationToken) is { } file)
        {
            var nik = await db.People.Where(p => p.Id == file.PersonId).Select(p => p.Nik).SingleAsync(cancellationToken);
            if (nik.EndsWith(last4, StringComparison.Ordinal)) return file;
        }

        await ProofLimit.CountAsync(db, context, cancellationToken);
        return null;
    }
}
