using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Notices;

/// <summary>
/// Words news about a case in the citizen's language. Never a NIK, never a name: the case number says enough, and the phone may lie
/// on a table.
/// </summary>
public sealed class NoticeWriter(TextBook texts, ReasonBook reasons, TemplateBook templates, OfficeProfile office)
{
    /// <summary>Values that are always a single line, as the gaps of a registered template must be.</summary>
    public static readonly IReadOnlyList<string> SingleLineValues = ["number", "service", "office", "pickup_place", "phone", "complaint", "slot", "until", "limit", "limit_how", "days", "reasons_line", "record", "promise"];

    /// <summary>Everything a notice's text can have a gap for.</summary>
    public static readonly IReadOnlyList<string> Values = [.. SingleLineValues, "reasons", "note", "pickup_who"];

    /// <summary>The same news as an e-mail.</summary>
    public NoticeMail Mail { get; } = new(texts, office);

    /// <summary>The message for one piece of news.</summary>
    /// <param name="file">The case.</param>
    /// <param name="language">The conversation's language.</param>
    /// <param name="told">What to tell.</param>
    /// <param name="slotStartsAt">The recording slot it is about (UTC), if any.</param>
    /// <param name="promise">How long the finished card takes, for notices that say so; null promises nothing.</param>
    public OutgoingContent Write(CaseFile file, string language, CitizenTold told, DateTime? slotStartsAt, CardPromise? promise = null)
    {
        var values = ValuesOf(file, language, told, slotStartsAt);
        values["promise"] = PromiseOf(told.Key, promise, language);
        var name = NameFor(file.Service, told.Key);
        var text = texts.Render(texts.KeyFor(file.Service, "notice." + told.Key), language, values);
        var mendable = told.Mendable || told.Reasons.Any(r => r.Requirement is not null);
        var choices = NoticeButtons.For(name, file.Service, mendable, file.Id, texts, language);
        OutgoingContent plain = choices.Count == 0 ? new TextOut(text) : new ChoicesOut(text, choices);
        return templates.For(name) is { } template
            ? new TemplateOut(
                plain,
                template.Name,
                template.Languages.Contains(language) ? language : "id",
                [.. template.Parameters.Select(p => values[p])],
                template.Header is { } header ? values[header] : null,
                template.Buttons.Count == 0 ? null : [.. template.Buttons.Select(button => NoticeButtons.IdOf(button, file.Id))])
            : plain;
    }

    /// <summary>The words under the receipt's picture.</summary>
    public string ReceiptCaption(CaseFile file, string language) =>
        texts.Render(texts.KeyFor(file.Service, "notice.receipt"), language, new Dictionary<string, string> { ["number"] = file.Number });

    /// <summary>The words under the receipt's PDF, which follows its picture.</summary>
    public string ReceiptPaperCaption(CaseFile file, string language) =>
        texts.Render("notice.receipt-paper", language, new Dictionary<string, string> { ["number"] = file.Number });

    /// <summary>The words under the cover letter's PDF.</summary>
    public string LetterCaption(CaseFile file, string language) =>
        texts.Render("notice.letter-paper", language, new Dictionary<string, string> { ["number"] = file.Number, ["pickup_place"] = office.PickupPlace });

    /// <summary>What the notice is called where a service says it in words of its own: its template and buttons differ, too.</summary>
    private string NameFor(string service, string key) => TextBook.NoticeName(texts.KeyFor(service, "notice." + key));

    /// <summary>A service as citizens call it.</summary>
    public string ServiceName(string service, string language) => texts.Render("notice.service." + service, language);

    private Dictionary<string, string> ValuesOf(CaseFile file, string language, CitizenTold told, DateTime? slotStartsAt)
    {
        var lines = told.Reasons.Select(r => ReasonLine(r, language)).ToList();
        return new Dictionary<string, string>
        {
            ["number"] = file.Number,
            ["service"] = ServiceName(file.Service, language),
            ["office"] = office.ShortName,
            ["pickup_place"] = office.PickupPlace,
            ["pickup_who"] = texts.Render("notice.part.pickup-" + office.Pickup.ToString().ToLowerInvariant(), language),
            ["phone"] = office.Phone,
            ["complaint"] = office.ComplaintChannel,
            ["slot"] = slotStartsAt is { } at ? SlotLabel.Long(office, texts, at, language) : "",
            ["until"] = told.Until is { } until ? SlotLabel.Time(office, texts, until, language) : "",
            ["limit"] = told.Until is { } limit ? SlotLabel.Long(office, texts, limit, language) : "",
            ["limit_how"] = HowToKeep(told, language),
            ["days"] = office.PickupReminderDays.ToString(CultureInfo.InvariantCulture),
            ["record"] = told.Record is { } record ? texts.Render(record, language) : "",
            ["reasons_line"] = string.Join("; ", lines),
            ["reasons"] = string.Join('\n', lines.Select(line => "• " + line)),
            ["note"] = string.IsNullOrWhiteSpace(told.Note) ? "" : "\n\n" + texts.Render("notice.part.note", language, new Dictionary<string, string> { ["note"] = told.Note.Trim() }),
        };
    }

    /// <summary>Whether the words of a notice say how long the card takes.</summary>
    public bool Promises(string service, string key) => texts.Find(texts.KeyFor(service, "notice." + key), TextBook.DefaultLanguage)?.Template.Names.Contains("promise") == true;

    /// <summary>A number of days only where the procedure names one and there are cards to print on.</summary>
    private string PromiseOf(string key, CardPromise? promise, string language) =>
        promise is { CardsGone: true } ? texts.Render("promise.no-cards", language)
        : promise is { Days: > 0 } && texts.Has("promise." + key, TextBook.DefaultLanguage) ? texts.Render("promise." + key, language, new Dictionary<string, string> { ["print_days"] = promise.Days.ToString(CultureInfo.InvariantCulture) })
        : texts.Render("promise.open", language);

    /// <summary>What a deadline of another application asks of the citizen: an officer enters what he sends, and only while the office is open.</summary>
    private string HowToKeep(CitizenTold told, string language) => !CorrectionNotices.All.Contains(told.Key) ? "" : told.SendBy switch
    {
        null => texts.Render("notice.part.limit-closed", language),
        { } by when by == told.Until => texts.Render("notice.part.limit-open", language),
        { } by => texts.Render("notice.part.limit-early", language, new Dictionary<string, string> { ["send_by"] = SlotLabel.Long(office, texts, by, language) }),
    };

    private string ReasonLine(DecisionReason reason, string language)
    {
        var sentence = (reasons.Find(reason.Code) ?? reasons.Pause(reason.Code))?.For(language) ?? "";
        return reason.Requirement is { } requirement ? $"{texts.Render($"document.{requirement}.title", language)}: {sentence}" : sentence;
    }
}
