using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Whether the office is open now, and its pin on the map.</summary>
internal sealed class OfficeCall(OfficeProfile office, TextBook texts)
{
    public Task<CallResult> TellAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        var open = office.Calendar.SpansOn(office.DateAt(context.Now)).Where(span => context.Now >= span.From && context.Now < span.Until).Select(span => (DateTime?)span.Until).FirstOrDefault();
        var result = open is { } until
            ? CallArguments.Result("open", ("closes", SlotLabel.Time(office, texts, until, context.Language)))
            : CallArguments.Result("closed", ("opens", Opens(office, texts, context)));
        return Task.FromResult(office.Place is { } place
            ? result with { Brought = [new LocationOut(place.Latitude, place.Longitude, office.ShortName, office.Address)] }
            : result);
    }

    /// <summary>When the doors open next: "hari ini pukul 13.00 WIB", or the day with it.</summary>
    public static string Opens(OfficeProfile office, TextBook texts, CallContext context)
    {
        var next = office.Calendar.NextOpening(context.Now);
        return office.DateAt(next) == office.DateAt(context.Now)
            ? texts.Render("own.today", context.Language, new Dictionary<string, string> { ["time"] = SlotLabel.Time(office, texts, next, context.Language) })
            : SlotLabel.Long(office, texts, next, context.Language);
    }
}
