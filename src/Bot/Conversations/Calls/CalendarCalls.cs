using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>A booking as a file for the citizen's calendar. It says the case's number and no name.</summary>
internal sealed class CalendarCalls(IDocumentStore store, OfficeProfile office, TextBook texts)
{
    public async Task<CallResult> SendAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file) return CallArguments.Result("none");
        if (await Bookings.OfAsync(db, file.Id, cancellationToken) is not { } booked || booked.EndsAt <= context.Now) return CallArguments.Result("none", ("number", file.Number));
        var result = CallArguments.Result("ok", ("number", file.Number), ("slot_text", SlotLabel.Long(office, texts, booked.StartsAt, context.Language)));
        return result with { Brought = [await FileAsync(db, context, file, booked, cancelled: false, cancellationToken)] };
    }

    /// <summary>Stores the file and gives the message that carries it.</summary>
    public async Task<FileOut> FileAsync(KtpBotDb db, CallContext context, CaseFile file, Appointment booked, bool cancelled, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string> { ["number"] = file.Number };
        var bytes = new CalendarEntry
        {
            Uid = $"{file.Number}-rekam@{office.Id}.ktpbot",
            Sequence = file.Version,
            StampedAt = context.Now,
            StartsAt = booked.StartsAt,
            EndsAt = booked.EndsAt,
            Summary = texts.Render(texts.KeyFor(file.Service, "kalender.summary"), context.Language, values),
            Location = $"{office.ShortName}, {office.Address}",
            Description = texts.Render(texts.KeyFor(file.Service, "kalender.description"), context.Language, values),
            Cancelled = cancelled,
        }.Write();
        var row = await store.KeepAsync(db.OfficeId, CalendarEntry.MimeType, bytes, context.Now, new FileFacts(context.ConversationId), cancellationToken);
        db.StoredFiles.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new FileOut(row.Id, $"{texts.Render(texts.KeyFor(file.Service, "kalender.file"), context.Language, values)}.ics", row.MimeType, texts.Render(cancelled ? "kalender.caption-cancelled" : "kalender.caption", context.Language, values));
    }
}
