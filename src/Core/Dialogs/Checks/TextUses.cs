using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Dialogs;

/// <summary>Which texts are asked for: by flows, by requirements, and by the code itself.</summary>
internal static class TextUses
{
    /// <summary>Texts of other rooms; they are held only against the other languages.</summary>
    public static readonly string[] OtherRooms =
        ["notice.", "mail.", "telegram.", "whatsapp.", "webchat.", "error.", "petugas.taken", "petugas.knock", "petugas.reply.", "word.", "surat.", "cek.", "daftar.", "own.", "record.", "promise.", "keluhan-form.answer", "keluhan-form.closed", "antrean.kabar.", "antrean.keperluan.", "antrean.kertas.", "antrean.kira"];

    private static readonly string[] Spoken =
    [
        "global.hello", "global.more", "global.language", "bahasa.guessed", "global.not-understood", "global.not-understood-form", "global.old-button",
        "global.phone-not-needed", "global.share-phone", "global.call-failed", "file.later", "file.first", "file.enough", "file.refused.TooLarge", "file.refused.TooSmall",
        "file.refused.UnsupportedKind", "file.refused.Broken", "file.refused.Gone", "unreadable.voice", "unreadable.audio", "unreadable.video_note", "unreadable.sticker", "unreadable.video",
        "unreadable.edited", "unreadable.contact-other", "unreadable.other", "check.nik.format", "check.nik.short", "check.nik.long", "check.nik.odd", "check.kk.format", "check.kk.short",
        "check.kk.long", "check.kk.same-as-nik", "check.kk.odd", "check.kk.looks-like-nik", "check.name.format", "check.name.long", "check.phone.format", "check.email.format", "check.email.at", "check.email.domain", "check.email.odd",
        "check.case_number.format", "check.complaint_number.format", "check.last4.format", "documents.received", "documents.noted", "documents.photo-here", "documents.will-bring",
        "documents.held", "documents.verdict.buram", "documents.verdict.gelap", "documents.verdict.terang", "documents.verdict.terpotong", "documents.verdict.silau",
        "documents.verdict.bukan-berkas", "documents.verdict.layar", "documents.verdict.bukan-kartu", "documents.verdict.bukan-lembar", "requirement.bring",
        "requirement.prepared", "requirement.in-person", "requirement.no-recording", "requirement.ready.card", "petugas.back", "kirim-ulang.added", "kirim-ulang.taken", "kirim-ulang.promised", "kirim-ulang.goes-on", "kirim-ulang.still-bring", "stage.AwaitingRecording-booked",
        "stage.missing-officer", "hubungkan.told", "hubungkan.webchat", "check.link_code.format", "check.words.format", "check.words.long", "album.received", "album.problem", "album.extra",
        "maksud.noted", "maksud.later-wish", "maksud.day-gone", "ganti-layanan.done", "isian.first", "isian.same", "koreksi.back", "koreksi.again", "koreksi.changed", "nanti.kept",
        "lanjut.resumed", "lewati.needed",
    ];

    private static readonly string[] Statuses = ["keluhan-status.new", "keluhan-status.taken", "keluhan-status.answered", "keluhan-status.closed"];

    private static readonly string[] Buttons = ["hubungkan.unlink", "documents.bring", "documents.retake", "documents.keep", "summary.send", "summary.edit", "summary.cancel"];

    public static IEnumerable<TextUse> All(DialogBook book, IReadOnlyDictionary<string, YamlData> requirementFiles) =>
        ByCode().Concat(ByMeanings(book)).Concat(book.Flows.SelectMany(ByFlow)).Concat(ByDetails(book)).Concat(ByRequirements(book, requirementFiles))
            .SelectMany(use => book.Texts.OwnKeys(use.Key).Select(own => use with { Key = own }).Prepend(use));

    private static IEnumerable<TextUse> ByCode() =>
        Spoken.Concat(OwnTexts.Keys).Concat(ComplaintWording.Keys).Concat(Statuses).Select(key => new TextUse(key, TextForm.Text, null))
            .Concat(Enum.GetNames<CaseStage>().Select(stage => new TextUse("stage." + stage, TextForm.Text, null)))
            .Concat(Buttons.Select(key => new TextUse(key, TextForm.ButtonTitle, null)))
            .Append(new TextUse("summary.back", TextForm.RowTitle, null))
            .Concat(SlotTexts())
            .Append(new TextUse("global.open-list", TextForm.OpenLabel, null));

    /// <summary>Meanings that are asked about when a sentence is not clear; an intent without such a title is not asked about.</summary>
    private static IEnumerable<TextUse> ByMeanings(DialogBook book) =>
        book.Intents.Intents.SelectMany(intent => (string[])[AskingBack.TitleKey(intent.Label), AskingBack.TitleKey(intent.Label, intent.Flow)]).Distinct()
            .Where(key => book.Texts.Has(key, TextBook.DefaultLanguage)).Select(key => new TextUse(key, TextForm.ButtonTitle, null));

    private static IEnumerable<TextUse> SlotTexts() =>
        Enum.GetNames<WishMiss>().Select(miss => new TextUse("jadwal.miss." + miss, TextForm.Text, null))
            .Concat(Enum.GetValues<DayPart>().Select(part => new TextUse("jadwal.part." + DayParts.IdOf(part), TextForm.RowTitle, null)))
            .Concat(((string[])["file", "summary", "description", "caption", "caption-cancelled"]).Select(text => new TextUse("kalender." + text, TextForm.TextWithChoices, null)))
            .Append(new TextUse("jadwal.seats", TextForm.RowDescription, null));

    private static IEnumerable<TextUse> ByFlow(DialogFlow flow) => flow.Steps.Append(flow.Closing).SelectMany(ByStep);

    private static IEnumerable<TextUse> ByStep(DialogStep step) => step switch
    {
        SayStep say => [new TextUse(say.Text, TextForm.Text, say.Place)],
        PersonStep person => [new TextUse(person.Text, TextForm.Text, person.Place)],
        ChoiceStep choice => ByChoices(choice.Choices, choice.FromItems).Concat(ByQuestion(choice)),
        TextStep text => ByChoices(text.Choices, false)
            .Append(new TextUse(text.Text, text.Choices.Count > 0 ? TextForm.TextWithChoices : TextForm.Text, text.Place)),
        PhotoStep photo => ByChoices(photo.Choices, false).Append(new TextUse(photo.Text, photo.Choices.Count > 0 ? TextForm.TextWithChoices : TextForm.Text, photo.Place)),
        DocumentsStep documents => [new TextUse(documents.Text, TextForm.TextWithChoices, documents.Place)],
        SummaryStep summary => summary.Fields.Select(f => new TextUse(f.Label, TextForm.RowTitle, summary.Place))
            .Append(new TextUse(summary.Text, TextForm.TextWithChoices, summary.Place))
            .Append(new TextUse(summary.EditText, TextForm.TextWithChoices, summary.Place)),
        _ => [],
    };

    private static IEnumerable<TextUse> ByQuestion(ChoiceStep choice)
    {
        if (choice.Text is { } text) yield return new TextUse(text, TextForm.TextWithChoices, choice.Place);
        if (choice.OpenLabel is { } label) yield return new TextUse(label, TextForm.OpenLabel, choice.Place);
    }

    private static IEnumerable<TextUse> ByChoices(IReadOnlyList<FlowChoice> choices, bool inList)
    {
        var form = inList || choices.Count > DialogLimits.Buttons ? TextForm.RowTitle : TextForm.ButtonTitle;
        foreach (var choice in choices)
        {
            yield return new TextUse(choice.Title, form, choice.Place);
            if (choice.Description is { } description) yield return new TextUse(description, TextForm.RowDescription, choice.Place);
        }
    }

    /// <summary>Answers that go to the officer are said in words, to the citizen and to the officer.</summary>
    private static IEnumerable<TextUse> ByDetails(DialogBook book)
    {
        foreach (var detail in book.Details) yield return new TextUse($"detail.{detail}.label", TextForm.RowTitle, null);
        foreach (var step in book.Flows.SelectMany(f => f.Steps))
        {
            if (step is ChoiceStep { Save: { } save } choice && book.Details.Contains(save))
            {
                foreach (var value in choice.Choices.Select(c => c.Value ?? c.Id)) yield return new TextUse($"detail.{save}.{value}", TextForm.Text, step.Place);
            }

            if (step is not SetStep set) continue;
            foreach (var (name, value) in set.Values.Where(v => v.Value.Length > 0 && book.Details.Contains(v.Key))) yield return new TextUse($"detail.{name}.{value}", TextForm.Text, step.Place);
        }
    }

    /// <summary>The texts of what services need, nationally or by an office's extras.</summary>
    public static IEnumerable<TextUse> ByRequirements(DialogBook texts, IReadOnlyDictionary<string, YamlData> files) => ByRequirements(texts.Requirements, texts.Texts, files);

    public static IEnumerable<TextUse> ByRequirements(RequirementBook book, TextBook texts, IReadOnlyDictionary<string, YamlData> files)
    {
        yield return new TextUse("requirement.refuse." + ServiceRequirements.Stranger, TextForm.Text, null);
        yield return new TextUse("requirement.who." + ServiceRequirements.WithPowerOfAttorney, TextForm.Text, null);
        foreach (var needs in book.Services.Select(s => book.For(s)!))
        {
            var place = files.GetValueOrDefault(needs.Service);
            var presence = "requirement.presence." + needs.Service;
            if (texts.Has(presence, TextBook.DefaultLanguage)) yield return new TextUse(presence, TextForm.Text, place);
            var ready = "requirement.ready." + needs.Service;
            if (texts.Has(ready, TextBook.DefaultLanguage)) yield return new TextUse(ready, TextForm.Text, place);
            foreach (var refusal in needs.Refusals) yield return new TextUse("requirement.refuse." + refusal.Id, TextForm.Text, place);
            yield return new TextUse($"service.{needs.Service}.name", TextForm.Text, place);
            yield return new TextUse($"requirement.who.{needs.WhoMayFile}", TextForm.Text, place);
            foreach (var document in needs.Documents)
            {
                yield return new TextUse($"document.{document.Id}.title", TextForm.RowTitle, place);
                yield return new TextUse($"document.{document.Id}.full", TextForm.Text, place);
                yield return new TextUse($"document.{document.Id}.hint", TextForm.Text, place);
                if (!document.Always) yield return new TextUse($"document.{document.Id}.when", TextForm.Text, place);
            }
        }
    }
}
