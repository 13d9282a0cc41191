using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>My data: corrected, erased, and the consent taken back.</summary>
internal sealed class DataRightsCalls(CaseDesk desk)
{
    /// <summary>A phone is changed at once where nobody else speaks for the person; everything else is an officer's to compare.</summary>
    public async Task<CallResult> CorrectAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var field = call.Arguments.GetValueOrDefault("field") == "phone" ? CorrectedField.Phone : CorrectedField.Name;
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file || call.Arguments.GetValueOrDefault("value") is not { Length: > 0 } value) return CallArguments.Result("refused");
        var actor = Actor.Citizen(context.ConversationId);
        var atOnce = field == CorrectedField.Phone && await CitizenCases.HoldsPersonAsync(db, context.ConversationId, file.PersonId, cancellationToken);
        ForCase input = atOnce ? new PhoneChanged(file.Id, actor, value) : new CorrectionAsked(file.Id, actor, field, value);
        return await desk.ApplyAsync(db, input, cancellationToken) is DeskDone done
            ? CallArguments.Result(atOnce ? "done" : "asked", ("number", done.Number))
            : CallArguments.Result("refused");
    }

    /// <summary>What an erasure would mean now.</summary>
    public static async Task<CallResult> LookAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var running = await RunningAsync(db, context, cancellationToken);
        return CallArguments.Result(running.Count > 0 ? "open" : "clear", ("open_cases", string.Join(", ", running)));
    }

    /// <summary>
    /// Ended cases lose their documents; one that never became a card also loses who it was about, where nobody else spoke for that
    /// person. What became a card stays in the office's books by law (UU 24/2013; UU 27/2022 Pasal 15 ayat (1)). Settled complaints lose their writer and his words, open
    /// ones stay until they are settled. This chat loses its words.
    /// </summary>
    public static async Task<CallResult> EraseAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        var own = await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken);
        foreach (var file in await own.Where(c => ends.Contains(c.Stage)).ToListAsync(cancellationToken))
        {
            var everything = await CitizenCases.HoldsPersonAsync(db, context.ConversationId, file.PersonId, cancellationToken)
                && !await db.Cases.AnyAsync(c => c.PersonId == file.PersonId && c.Stage == CaseStage.HandedOver, cancellationToken);
            await CaseErasure.EraseAsync(db, await CaseErasure.FindAsync(db, file, cancellationToken), everything, "data.erase", context.Now, cancellationToken);
        }

        await ComplaintErasure.EraseAsync(db, context.ConversationId, context.Now, cancellationToken);
        await ChatErasure.EraseAsync(db, context.ConversationId, context.Now, cancellationToken);
        return CallArguments.Result("ok");
    }

    public static async Task<CallResult> WithdrawConsentAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        await ConsentWithdrawal.ApplyAsync(db, context.ConversationId, context.Now, cancellationToken);
        var running = await RunningAsync(db, context, cancellationToken);
        return CallArguments.Result(running.Count > 0 ? "running" : "ok", ("open_cases", string.Join(", ", running)));
    }

    private static async Task<IReadOnlyList<string>> RunningAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        CaseStage[] ends = [.. Enum.GetValues<CaseStage>().Where(StageMoves.IsEnd)];
        return await (await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken))
            .Where(c => !ends.Contains(c.Stage)).OrderByDescending(c => c.Id).Take(DialogLimits.Rows).Select(c => c.Number).ToListAsync(cancellationToken);
    }
}
