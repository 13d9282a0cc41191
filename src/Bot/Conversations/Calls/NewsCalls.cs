using System.Globalization;
using KtpBot.Core.Audit;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>The citizen says himself whether he wants news.</summary>
internal static class NewsCalls
{
    public static async Task<CallResult> SetAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var wanted = call.Arguments.GetValueOrDefault("on") == "ya";
        if (!await CitizenNews.SetAsync(db, context.ConversationId, wanted, context.Now, cancellationToken)) return CallArguments.Result("same");
        db.AuditEntries.Add(new AuditEntry
        {
            OfficeId = db.OfficeId,
            At = context.Now,
            Action = wanted ? "conversation.opt-in" : "conversation.opt-out",
            Subject = string.Create(CultureInfo.InvariantCulture, $"conversation:{context.ConversationId}"),
        });
        await db.SaveChangesAsync(cancellationToken);
        return CallArguments.Result("ok");
    }
}
