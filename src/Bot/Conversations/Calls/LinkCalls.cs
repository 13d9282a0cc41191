using System.Globalization;
using System.Security.Cryptography;
using KtpBot.Core.Audit;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Registration;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// Links a citizen's channels: a code shown on one and typed on the other proves that both are his. Typing it claims it, so that
/// nobody else can; the link is made only after a confirmation that names the other side, and that side is told.
/// </summary>
internal sealed class LinkCalls(FieldCipher cipher, TextBook texts, ChannelMask mask)
{
    /// <summary>A new code; the conversation's earlier one is no longer good.</summary>
    public async Task<CallResult> MakeAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        await db.LinkCodes.Where(c => (c.ConversationId == context.ConversationId && c.UsedAt == null) || c.ExpiresAt <= context.Now).ExecuteDeleteAsync(cancellationToken);
        string code;
        byte[] hash;
        do
        {
            code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
            hash = cipher.OfLinkCode(code);
        }
        while (await db.LinkCodes.AnyAsync(c => c.CodeHash == hash, cancellationToken));
        db.LinkCodes.Add(new LinkCode
        {
            OfficeId = db.OfficeId,
            ConversationId = context.ConversationId,
            CodeHash = hash,
            CreatedAt = context.Now,
            ExpiresAt = context.Now + LinkCode.Lifetime,
        });
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok", ("link_code", $"{code[..4]} {code[4..]}"));
    }

    /// <summary>Claims a code for this conversation. Wrong, used and expired codes end alike.</summary>
    public async Task<CallResult> CheckAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await ProofLimit.IsReachedAsync(db, context, cancellationToken) || await ProofLimit.IsReachedByAllAsync(db, context, cancellationToken))
            return CallArguments.Result("limited");
        var hash = cipher.OfLinkCode(call.Arguments.GetValueOrDefault("code") ?? "");
        var code = await db.LinkCodes.FirstOrDefaultAsync(
            c => c.CodeHash == hash && c.ExpiresAt > context.Now && c.ClaimedBy == null && c.ConversationId != context.ConversationId, cancellationToken);
        if (code is null && await CaseCodes.ClaimAsync(db, hash, context.ConversationId, context.Now, cancellationToken) is { } number)
            return CallArguments.Result("ok", ("link_channel", OfCase(number, context.Language)));
        if (code is null)
        {
            await ProofLimit.CountAsync(db, context, cancellationToken);
            return CallArguments.Result("refused");
        }

        code.ClaimedBy = context.ConversationId;
        await CaseCodes.ForgetAsync(db, context.ConversationId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return (await CitizenLinks.OfAsync(db, context.ConversationId, cancellationToken)).Contains(code.ConversationId)
            ? CallArguments.Result("same")
            : CallArguments.Result("ok", ("link_channel", await mask.OfAsync(db, [code.ConversationId], context.Language, cancellationToken)));
    }

    /// <summary>Links with the conversation whose code was claimed last.</summary>
    public async Task<CallResult> JoinAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var code = await db.LinkCodes.Where(c => c.ClaimedBy == context.ConversationId && c.UsedAt == null && c.ExpiresAt > context.Now)
            .OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        if (code is null) return await JoinCaseAsync(db, context, cancellationToken);
        code.UsedAt = context.Now;
        await CitizenLinks.JoinAsync(db, code.ConversationId, context.ConversationId, cancellationToken);
        await ShareSilenceAsync(db, context, cancellationToken);
        Audit(db, context, "link.join", context.ConversationId);
        Audit(db, context, "link.join", code.ConversationId);
        await TellAsync(db, context, code.ConversationId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok", ("link_channel", await mask.OfAsync(db, [code.ConversationId], context.Language, cancellationToken)));
    }

    /// <summary>The case of a form whose code was claimed goes on here.</summary>
    private async Task<CallResult> JoinCaseAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        if (await CaseCodes.TakeAsync(db, context.ConversationId, context.Now, cancellationToken) is not { } caseId
            || await CitizenCases.JoinAsync(db, caseId, context.ConversationId, context.Now, cancellationToken) is not { } number) return CallArguments.Result("refused");
        Audit(db, context, "link.case", context.ConversationId);
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok", ("link_channel", OfCase(number, context.Language)));
    }

    private string OfCase(string number, string language) => texts.Render("daftar.linked", language, new Dictionary<string, string> { ["number"] = number });

    public async Task<CallResult> ListAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var others = (await CitizenLinks.OfAsync(db, context.ConversationId, cancellationToken)).Where(id => id != context.ConversationId).ToList();
        return others.Count == 0
            ? CallArguments.Result("none")
            : CallArguments.Result("ok", ("link_channel", await mask.OfAsync(db, others, context.Language, cancellationToken)));
    }

    /// <summary>This conversation leaves; the others stay linked.</summary>
    public static async Task<CallResult> LeaveAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        await CitizenLinks.LeaveAsync(db, context.ConversationId, cancellationToken);
        Audit(db, context, "link.leave", context.ConversationId);
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok");
    }

    /// <summary>Who wanted no news on one channel wants none on the other.</summary>
    private static async Task ShareSilenceAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        var all = await CitizenLinks.OfAsync(db, context.ConversationId, cancellationToken);
        if (await db.Conversations.Where(c => all.Contains(c.Id)).MinAsync(c => c.OptedOutAt, cancellationToken) is not { } since) return;
        await db.Conversations.Where(c => all.Contains(c.Id) && c.OptedOutAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.OptedOutAt, since), cancellationToken);
    }

    private async Task TellAsync(KtpBotDb db, CallContext context, long other, CancellationToken cancellationToken)
    {
        var language = await db.Conversations.Where(c => c.Id == other).Select(c => c.Language).SingleAsync(cancellationToken);
        var here = await mask.OfAsync(db, [context.ConversationId], language, cancellationToken);
        var words = texts.Render("hubungkan.told", language, new Dictionary<string, string> { ["link_channel"] = here });
        db.OutboxMessages.Add(new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = other,
            Origin = OutboxOrigin.Bot,
            Content = MessagingJson.Write(new ChoicesOut(words, [new Choice("go:putuskan", texts.Render("hubungkan.unlink", language))])),
            CreatedAt = context.Now,
        });
    }

    private static void Audit(KtpBotDb db, CallContext context, string action, long conversationId) => db.AuditEntries.Add(new AuditEntry
    {
        OfficeId = db.OfficeId,
        At = context.Now,
        Action = action,
        Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{conversationId}"),
    });
}
