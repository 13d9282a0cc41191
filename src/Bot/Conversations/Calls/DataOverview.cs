using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>What is held about the citizen of this conversation, masked: the phone may lie on a table.</summary>
internal sealed class DataOverview(TextBook texts, OfficeProfile office, NoticeWriter notices, ChannelMask mask, ComplaintsOnRecord complaints)
{
    private const int Most = 5;

    public async Task<string> OfAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        var own = await CitizenCases.OfAsync(db, context.ConversationId, cancellationToken);
        var files = await own.AsNoTracking().OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        var parts = new List<string>();
        foreach (var file in files)
            parts.Add(Words(await CaseOnRecord.ReadAsync(db, context.ConversationId, file, office.DocumentDays, cancellationToken), context.Language));
        if (await own.CountAsync(cancellationToken) is var all && all > files.Count) parts.Add(Text(context.Language, "more", ("count", Number(all - files.Count))));
        if (files.Count == 0) parts.Add(Text(context.Language, "no-cases"));
        if (await complaints.ListAsync(db, context.ConversationId, context.Language, cancellationToken) is { } voiced) parts.Add(voiced);
        parts.Add(string.Join('\n', await ChatAsync(db, context, cancellationToken)));
        return string.Join("\n\n", parts);
    }

    private string Words(CaseOnRecord record, string language)
    {
        var documents = string.Join(", ", record.Documents.Select(id => texts.Render($"document.{id}.title", language)));
        var words = Text(
            language,
            record.Person is null ? "case-elsewhere" : "case",
            ("number", record.File.Number),
            ("service", notices.ServiceName(record.File.Service, language)),
            ("name", record.Person is { } known ? ChannelMask.Dotted(known.Name) : ""),
            ("nik", record.Person is { } person ? Masks.Nik(person.Nik) : ""),
            ("kk", record.Person?.Kk is { } kk ? Masks.Nik(kk) : "-"),
            ("phone", record.Person?.Phone is { } phone ? Masks.Phone(phone) : "-"),
            ("documents", documents.Length == 0
                ? Text(language, "no-documents")
                : record.KeptUntil is { } until
                    ? Text(language, "documents-until", ("documents", documents), ("until", SlotLabel.Date(office, texts, until, language)))
                    : Text(language, "documents-open", ("documents", documents), ("days", Number(office.DocumentDays)))),
            ("views", Number(record.Views)));
        if (record.OutsideNotes > 0) words += "\n" + Text(language, "outside", ("count", Number(record.OutsideNotes)));
        return record.Record is { } row ? $"{words}\n{texts.Render("own.element.record", language)}: {row.Status}" : words;
    }

    private async Task<IReadOnlyList<string>> ChatAsync(KtpBotDb db, CallContext context, CancellationToken cancellationToken)
    {
        var talk = await db.Conversations.AsNoTracking().Where(c => c.Id == context.ConversationId)
            .Select(c => new { c.ConsentAt, c.OptedOutAt }).SingleAsync(cancellationToken);
        var messages = await db.InboxMessages.CountAsync(m => m.ConversationId == context.ConversationId, cancellationToken);
        var photos = await ChatErasure.LooseOf(db, context.ConversationId, []).CountAsync(f => f.MimeType != DataCopy.MimeType, cancellationToken);
        var subject = $"conversation:{context.ConversationId}";
        var views = await db.AuditEntries.CountAsync(a => a.Subject == subject && a.Action == "chat.view", cancellationToken);
        var lines = new List<string>
        {
            Text(context.Language, "chat", ("count", Number(messages)), ("views", Number(views))),
            talk.ConsentAt is { } given ? Text(context.Language, "consent", ("date", SlotLabel.Date(office, texts, given, context.Language))) : Text(context.Language, "no-consent"),
        };
        if (photos > 0) lines.Insert(1, Text(context.Language, "photos", ("count", Number(photos)), ("days", Number(office.DraftDays))));
        if (talk.OptedOutAt is not null) lines.Add(Text(context.Language, "no-news"));
        var others = (await CitizenLinks.OfAsync(db, context.ConversationId, cancellationToken)).Where(id => id != context.ConversationId).ToList();
        if (others.Count > 0) lines.Add(Text(context.Language, "links", ("link_channel", await mask.OfAsync(db, others, context.Language, cancellationToken))));
        return lines;
    }

    private string Text(string language, string key, params (string Name, string Value)[] values) =>
        texts.Render("own.data." + key, language, values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
