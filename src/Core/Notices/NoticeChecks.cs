using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Notices;

/// <summary>Finds before the start what would otherwise reach a citizen as a key, a brace or a button that WhatsApp refuses.</summary>
public static class NoticeChecks
{
    /// <summary>Titles of reply buttons (https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages).</summary>
    private const int MostButtonLetters = 20;

    /// <summary>The body of a message with buttons holds 1,024; the rest is left for what fills the gaps.</summary>
    private const int MostBodyLetters = 800;

    /// <summary>Every notice the procedures can send, in every language: its words, gaps and buttons, and the templates.</summary>
    public static IReadOnlyList<DataFault> Run(ProcedureBook procedures, TextBook texts, TemplateBook templates)
    {
        var faults = new List<DataFault>();
        var notices = KeysOf(procedures);
        var services = procedures.All.SelectMany(p => p.Services).Distinct().Select(s => "service." + s);
        foreach (var language in texts.Languages)
        {
            foreach (var notice in notices)
            {
                foreach (var key in texts.OwnKeys("notice." + notice).Prepend("notice." + notice)) CheckText(texts, key, language, NoticeWriter.Values, MostBodyLetters, faults);
            }

            foreach (var service in services) CheckText(texts, "notice." + service, language, [], MostBodyLetters, faults);
            foreach (var key in NoticeButtons.Titles.SelectMany(flow => texts.OwnKeys("notice.button." + flow).Prepend("notice.button." + flow))) CheckText(texts, key, language, [], MostButtonLetters, faults);
            foreach (var reason in procedures.Reasons.All.Concat(procedures.Reasons.Pauses).Where(r => !r.Citizen.ContainsKey(language)))
                faults.Add(new DataFault("dialogs/reasons", 0, 0, $"The reason '{reason.Code}' has no sentence in '{language}'."));
        }

        faults.AddRange(RecordTexts(procedures, texts));
        var own = notices.SelectMany(notice => texts.OwnKeys("notice." + notice).Select(key => (Notice: notice, Name: TextBook.NoticeName(key)))).ToList();
        foreach (var (notice, name) in own.Where(o => templates.For(o.Notice) is not null && templates.For(o.Name) is null))
            faults.Add(new DataFault("dialogs/templates", 0, 0, $"'{name}' needs a template of its own: the registered words of '{notice}' would tell of something else."));
        foreach (var template in templates.All.Where(t => !notices.Contains(t.Notice) && !own.Exists(o => o.Name == t.Notice)))
            faults.Add(new DataFault("dialogs/templates", 0, 0, $"No procedure sends the notice '{template.Notice}'."));
        faults.AddRange(NoticeMail.Check(texts, notices));
        return faults;
    }

    /// <summary>Every notice key that a procedure or a timer can bring about.</summary>
    public static IReadOnlyList<string> KeysOf(ProcedureBook procedures) =>
    [
        .. procedures.All
            .SelectMany(p => p.Steps.SelectMany(s => s.Outcomes.Select(o => o.Notice).Append(s.Notice)).Append(p.Intake.Notice))
            .OfType<string>().Where(key => key != StepOutcome.NoNotice)
            .Concat([TimerKinds.AppointmentReminder, TimerKinds.AppointmentDay, TimerKinds.PickupReminder, TimerKinds.Survey, "correction-made", "correction-refused", SopEngine.PausedNotice, SopEngine.RecordNotice, .. SlotNotices.All, .. CorrectionNotices.All])
            .Distinct(),
    ];

    /// <summary>What a citizen reads of his population record and of how long his card takes, in every language.</summary>
    private static IEnumerable<DataFault> RecordTexts(ProcedureBook procedures, TextBook texts)
    {
        var keys = procedures.Statuses.All.Select(s => s.TextKey).Concat(["promise.open", "promise.no-cards"]).Distinct().ToList();
        foreach (var language in texts.Languages)
        {
            foreach (var key in keys.Where(key => !texts.Has(key, language))) yield return new DataFault($"dialogs/text/{language}/rekam-status.yaml", 0, 0, $"'{key}' is missing.");
            foreach (var (key, entry) in texts.Keys("promise.").Select(key => (key, texts.Find(key, language))))
            {
                foreach (var gap in entry?.Template.Names.Where(n => n != "print_days") ?? [])
                    yield return new DataFault(entry!.File, entry.Line, entry.Column, $"'{key}' has the gap '{{{gap}}}', which nothing fills.");
            }
        }
    }

    private static void CheckText(TextBook texts, string key, string language, IReadOnlyList<string> gaps, int most, List<DataFault> faults)
    {
        if (!texts.Has(key, language) || texts.Find(key, language) is not { } entry)
        {
            faults.Add(new DataFault($"dialogs/text/{language}/notices.yaml", 0, 0, $"'{key}' is missing."));
            return;
        }

        foreach (var gap in entry.Template.Names.Where(g => !gaps.Contains(g)))
            faults.Add(new DataFault(entry.File, entry.Line, entry.Column, $"'{key}' has the gap '{{{gap}}}', which nothing fills."));
        if (entry.Template.Source.Length > most)
            faults.Add(new DataFault(entry.File, entry.Line, entry.Column, $"'{key}' has {entry.Template.Source.Length} letters; at most {most} fit."));
    }
}
