using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Whether a person can answer now.</summary>
internal sealed class PersonCall(OfficeProfile office)
{
    public Task<CallResult> AskAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken) => Task.FromResult(
        office.Calendar.IsOpen(context.Now)
            ? CallArguments.Result("open")
            : CallArguments.Result("closed", ("opens", SlotLabel.Long(office, office.Calendar.NextOpening(context.Now), context.Language))));
}
