using System.Globalization;
using KtpBot.Bot.Conversations;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;

namespace KtpBot.Bot.Registration;

/// <summary>
/// Looks through a form that was sent, with the conversation's own checks and sentences. Whatever is wrong is said beside its field and
/// everything else stays as it was entered, files too.
/// </summary>
internal sealed class FormJudge(LiveDialogs dialogs, IDocumentStore documents, OfficeProfile profile, TimeProvider clock)
{
    private static readonly FormField[] Fields = Enum.GetValues<FormField>();

    /// <summary>What the form says now. Without problems and notice it can become a case.</summary>
    public async Task<FormState> JudgeAsync(FormShape shape, FormMemory memory, PostedForm form, string language, CancellationToken cancellationToken)
    {
        var state = new FormState(shape, memory, language, profile.EmailNotices is not null) { Consented = form.Value(FieldNames.Consent) == "ya" };
        state.Answers = shape.Known(form.Values.Where(v => v.Key.StartsWith("j-", StringComparison.Ordinal)).ToDictionary(v => v.Key[2..], v => v.Value, StringComparer.Ordinal));
        foreach (var name in Fields.Select(FieldNames.Of)) state.Typed[name] = form.Value(name);
        if (state.Consented) await TakeFilesAsync(state, form, cancellationToken); // Nothing of who has not agreed is kept.
        if (form.Value(FieldNames.OtherLanguage).Length > 0)
        {
            state.Problems.Clear();
            state.Notice = ""; // Only read in another language: nothing is judged.
            return state;
        }

        var texts = dialogs.Book.Texts;
        if (!state.Consented) state.Problems[FieldNames.Consent] = texts.Render("daftar.consent-missing", language);
        if (state.RefusalKey is { } refusal)
        {
            state.Notice = texts.Render(refusal, language);
            return state;
        }

        var shownBefore = form.Value(FieldNames.Shown);
        foreach (var question in shape.Asked(state.Answers).Where(q => !state.Answers.ContainsKey(q.Answer) && shownBefore.Split(' ').Contains(q.Answer)))
            state.Problems[FieldNames.Answer(question.Answer)] = texts.Render("daftar.answer-missing", language);
        if (!state.IsOpen || shownBefore != state.ShownNow)
        {
            // Another answer asks for other documents; what is asked only now cannot have been forgotten.
            if (shownBefore.Split(' ').Length > shape.Asked(state.Answers).Count) state.Notice = texts.Render("daftar.changed", language);
            state.Notice ??= "";
            return state;
        }

        JudgeFields(state);
        return state;
    }

    /// <summary>The application that a form without problems makes.</summary>
    public SubmitCase InputOf(FormState state)
    {
        var value = Fields.ToDictionary(f => f, f => Checked(state, f)?.Value ?? "");
        var texts = dialogs.Book.Texts;
        var details = state.Answers.Where(a => texts.Has($"detail.{a.Key}.label", TextBook.DefaultLanguage)).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        if (value[FormField.Email].Length > 0) details[CaseDetails.Email] = value[FormField.Email];
        if (state.Language != TextBook.DefaultLanguage) details[CaseDetails.Language] = state.Language;
        details[CaseDetails.Consent] = string.Create(CultureInfo.InvariantCulture, $"lewat formulir web, {profile.LocalTime(clock.GetUtcNow().UtcDateTime):dd-MM-yyyy HH.mm} {profile.ZoneLabel}");
        return new SubmitCase(
            Actor.Visitor,
            state.Memory.Service,
            new Applicant(value[FormField.Nik], value[FormField.Kk], value[FormField.Name], value[FormField.Phone] is { Length: > 0 } phone ? phone : null),
            [.. state.Files.Select(d => new SentDocument(d.Id, state.Given.GetValueOrDefault(d.Id)?.Id))],
            null,
            SubmissionKeys.OfForm(state.Memory.Id),
            details);
    }

    private void JudgeFields(FormState state)
    {
        foreach (var field in Fields)
        {
            if (Checked(state, field) is not { } result) continue;
            var (name, typed) = (FieldNames.Of(field), state.Typed[FieldNames.Of(field)]);
            if (result.Value is null)
            {
                if (FormChecks.IsDoubt(result)) state.Memory.Seen[name] = string.Concat(typed.Where(char.IsAsciiDigit));
                state.Problems[name] = Say(result.TextKey!, state.Language, typed);
            }
            else if (result.TextKey is not null && field == FormField.Email && state.Memory.Seen.GetValueOrDefault(name) != result.Value)
            {
                // A provider that is nearly spelt right would swallow all news: asked about once.
                state.Memory.Seen[name] = result.Value;
                state.Problems[name] = Say("daftar.email-odd", state.Language, typed);
            }
        }
    }

    /// <summary>Null for a field that is not asked, or may stay empty and does.</summary>
    private static CheckedField? Checked(FormState state, FormField field)
    {
        if (field == FormField.Kk && !state.Shape.NeedsKk || field == FormField.Email && !state.AsksEmail) return null;
        var typed = state.Typed[FieldNames.Of(field)].Trim();
        if (typed.Length == 0 && field is (FormField.Phone or FormField.Email)) return null;
        var nik = field == FormField.Kk ? FormChecks.Check(FormField.Nik, state.Typed[FieldNames.Of(FormField.Nik)]).Value : null;
        return FormChecks.Check(field, typed, nik, state.Memory.Seen.GetValueOrDefault(FieldNames.Of(FormField.Kk)));
    }

    /// <summary>Keeps what came, sealed, before anything else is judged: a wrong digit elsewhere costs nobody his photo.</summary>
    private async Task TakeFilesAsync(FormState state, PostedForm form, CancellationToken cancellationToken)
    {
        foreach (var document in state.Files)
        {
            var name = FieldNames.File(document.Id);
            if (!form.Files.TryGetValue(name, out var bytes)) continue;
            var refusal = "TooLarge";
            if (bytes is null || CleanFile.Of(bytes, out refusal) is not { } clean)
            {
                state.Problems[name] = Say("file.refused." + refusal, state.Language, "");
                continue;
            }

            var row = await documents.KeepAsync(profile.Id, clean.MimeType, clean.Bytes, clock.GetUtcNow().UtcDateTime, clean.Facts, cancellationToken);
            state.Memory.Files[document.Id] = new HeldFile(row.Id, row.MimeType, row.Size, row.Sha256, row.Width, row.Height, row.PhotoVerdict, row.PhotoLook, row.CreatedAt);
            if ((CleanFile.WordOf(clean.Facts.Verdict) ?? dialogs.Book.Shapes.Problem(document.Id, clean.Facts.Look ?? PhotoLook.Unknown)) is not { } problem) continue;
            var key = $"documents.verdict.{problem}";
            state.Problems[name] = Say(dialogs.Book.Texts.Has(key, TextBook.DefaultLanguage) ? key : "documents.verdict.buram", state.Language, "") + " " + Say("daftar.photo-again", state.Language, "");
        }
    }

    private string Say(string key, string language, string typed) => dialogs.Book.Texts.Render(
        key, language, new Dictionary<string, string> { ["digits"] = typed.Count(char.IsAsciiDigit).ToString(CultureInfo.InvariantCulture) });
}
