using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Whether a person can answer now, and how many wait before this citizen.</summary>
internal sealed class PersonCall(OfficeProfile office, TextBook texts)
{
    public async Task<CallResult> AskAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (!office.Calendar.IsOpen(context.Now)) return CallArguments.Result("closed", ("opens", OfficeCall.Opens(office, texts, context)));
        var waiting = await db.Conversations.CountAsync(c => c.Owner == ConversationOwner.Queue && c.Id != context.ConversationId, cancellationToken);
        return waiting == 0 ? CallArguments.Result("open") : CallArguments.Result("queue", ("waiting", waiting.ToString(CultureInfo.InvariantCulture)));
    }
}
