using System.Globalization;
using System.Text;
using KtpBot.Core.Imaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;

namespace KtpBot.Bot.Registration;

/// <summary>The form itself: the privacy notice first, then the questions, and once these are answered the data and the documents.</summary>
internal sealed class FormPage(PageFrame frame, FormTokens tokens, OfficeProfile office)
{
    public string Show(FormState state)
    {
        var (language, service) = (state.Language, state.Memory.Service);
        var body = new StringBuilder();
        if (state.Problems.Count > 0)
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"wrong\" role=\"alert\">{frame.Paragraph("daftar.wrong", language, ("count", state.Problems.Count.ToString(CultureInfo.InvariantCulture)))}</div>");
        if (state.Notice is { Length: > 0 } notice) body.Append(CultureInfo.InvariantCulture, $"<div class=\"wrong\" role=\"alert\"><p>{PageFrame.Rich(notice)}</p></div>");
        body.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"/daftar/{PageFrame.Html(service)}\" enctype=\"multipart/form-data\">");
        Hidden(body, FieldNames.Token, tokens.Seal(state.Memory));
        Hidden(body, FieldNames.Language, language);
        Hidden(body, FieldNames.Shown, state.ShownNow);
        Privacy(body, state);
        foreach (var question in state.Shape.Asked(state.Answers)) Question(body, state, question);
        if (state.IsOpen)
        {
            Data(body, state);
            Documents(body, state);
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"trap\" aria-hidden=\"true\"><label>Situs<input type=\"text\" name=\"{FieldNames.Trap}\" tabindex=\"-1\" autocomplete=\"off\"></label></div>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<button class=\"main\">{PageFrame.Html(frame.Say(state.IsOpen ? "daftar.send" : "daftar.next", language))}</button>");
        Languages(body, language);
        return frame.Page(language, null, frame.Service(service, language), body.Append("</form>").ToString());
    }

    private void Privacy(StringBuilder body, FormState state)
    {
        var (language, wrong) = (state.Language, state.Problems.GetValueOrDefault(FieldNames.Consent));
        body.Append(CultureInfo.InvariantCulture, $"<h2>{PageFrame.Html(frame.Say("daftar.privacy-title", language))}</h2>")
            .Append(CultureInfo.InvariantCulture, $"<div class=\"notice\">{frame.Paragraph("daftar.privacy", language, ("office", office.ShortName), ("days", office.DocumentDays.ToString(CultureInfo.InvariantCulture)))}</div>")
            .Append(CultureInfo.InvariantCulture, $"<div class=\"field\"><label class=\"choice\"><input type=\"checkbox\" name=\"{FieldNames.Consent}\" value=\"ya\" required{(state.Consented ? " checked" : "")}{Wrong(FieldNames.Consent, wrong)}> <span>{PageFrame.Html(frame.Say("daftar.consent", language))}</span></label>")
            .Append(Problem(FieldNames.Consent, wrong)).Append("</div>");
    }

    private void Question(StringBuilder body, FormState state, FormQuestion question)
    {
        var name = FieldNames.Answer(question.Answer);
        var wrong = state.Problems.GetValueOrDefault(name);
        body.Append(CultureInfo.InvariantCulture, $"<fieldset{(wrong is null ? "" : " class=\"bad\"")}><legend>{PageFrame.Rich(frame.Say(question.TextKey, state.Language))}</legend>");
        foreach (var option in question.Options)
        {
            var chosen = state.Answers.GetValueOrDefault(question.Answer) == option.Value ? " checked" : "";
            body.Append(CultureInfo.InvariantCulture, $"<label class=\"choice\"><input type=\"radio\" name=\"{PageFrame.Html(name)}\" value=\"{PageFrame.Html(option.Value)}\"{chosen}> <span>{PageFrame.Html(frame.Say(option.TitleKey, state.Language))}</span></label>");
        }

        body.Append(Problem(name, wrong)).Append("</fieldset>");
    }

    private void Data(StringBuilder body, FormState state)
    {
        var language = state.Language;
        body.Append(CultureInfo.InvariantCulture, $"<h2>{PageFrame.Html(frame.Say("daftar.data", language))}</h2>");
        if (state.Shape.Needs.NeedsPresence(state.Answers)) body.Append(CultureInfo.InvariantCulture, $"<div class=\"notice\">{frame.Paragraph("requirement.in-person", language)}</div>");
        Text(body, state, FormField.Name, "field.name", "daftar.name-help", "text", "maxlength=\"80\" autocomplete=\"name\"");
        Text(body, state, FormField.Nik, "field.nik", "daftar.nik-help", "text", "maxlength=\"30\" inputmode=\"numeric\" autocomplete=\"off\"");
        if (state.Shape.NeedsKk) Text(body, state, FormField.Kk, "field.kk", "daftar.kk-help", "text", "maxlength=\"30\" inputmode=\"numeric\" autocomplete=\"off\"");
        body.Append(CultureInfo.InvariantCulture, $"<h2>{PageFrame.Html(frame.Say("daftar.contact-title", language))}</h2>").Append(frame.Paragraph(state.AsksEmail ? "daftar.contact" : "daftar.contact-phone", language));
        if (state.AsksEmail) Text(body, state, FormField.Email, "daftar.email", "daftar.email-help", "email", "maxlength=\"254\" autocomplete=\"email\"");
        Text(body, state, FormField.Phone, "field.phone", "daftar.phone-help", "tel", "maxlength=\"30\" autocomplete=\"tel\"");
    }

    private void Text(StringBuilder body, FormState state, FormField field, string label, string help, string type, string attributes)
    {
        var name = FieldNames.Of(field);
        var wrong = state.Problems.GetValueOrDefault(name);
        body.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"><label for=\"{name}\">{PageFrame.Html(frame.Say(label, state.Language))}</label><span class=\"help\" id=\"{name}-bantuan\">{PageFrame.Rich(frame.Say(help, state.Language))}</span>")
            .Append(CultureInfo.InvariantCulture, $"<input id=\"{name}\" name=\"{name}\" type=\"{type}\" {attributes} value=\"{PageFrame.Html(state.Typed.GetValueOrDefault(name) ?? "")}\"{Wrong(name, wrong, $"{name}-bantuan")}>")
            .Append(Problem(name, wrong)).Append("</div>");
    }

    private void Documents(StringBuilder body, FormState state)
    {
        var language = state.Language;
        body.Append(CultureInfo.InvariantCulture, $"<h2>{PageFrame.Html(frame.Say("daftar.documents", language))}</h2>")
            .Append(frame.Paragraph("daftar.documents-help", language, ("megabytes", (ImageLimits.MaxBytes / 1024 / 1024).ToString(CultureInfo.InvariantCulture))));
        foreach (var document in state.Files)
        {
            var name = FieldNames.File(document.Id);
            var wrong = state.Problems.GetValueOrDefault(name);
            var help = DocumentText(document.Id, "hint", state);
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"><label for=\"{PageFrame.Html(name)}\">{PageFrame.Html(DocumentText(document.Id, "title", state))}</label><span class=\"help\" id=\"{PageFrame.Html(name)}-bantuan\">{PageFrame.Rich(help)}</span>");
            if (state.Given.ContainsKey(document.Id)) body.Append(CultureInfo.InvariantCulture, $"<span class=\"held\">{PageFrame.Html(frame.Say("daftar.held", language))}</span>");
            body.Append(CultureInfo.InvariantCulture, $"<input id=\"{PageFrame.Html(name)}\" name=\"{PageFrame.Html(name)}\" type=\"file\" accept=\"image/jpeg,image/png,application/pdf\"{Wrong(name, wrong, name + "-bantuan")}>")
                .Append(Problem(name, wrong)).Append("</div>");
        }

        if (state.Shape.Brought(state.Answers) is { Count: > 0 } brought)
            body.Append(frame.Paragraph("daftar.bring", language, ("documents", string.Join(", ", brought.Select(d => DocumentText(d.Id, "title", state))))));
    }

    private string DocumentText(string id, string part, FormState state)
    {
        var key = $"document.{id}.{part}";
        return frame.Say(key, state.Language);
    }

    /// <summary>Another language keeps what was entered, so it is a button of the form; the first button of all is the one that sends.</summary>
    private void Languages(StringBuilder body, string language)
    {
        body.Append(CultureInfo.InvariantCulture, $"<div class=\"languages\" role=\"group\" aria-label=\"{PageFrame.Html(frame.Say("cek.languages", language))}\">");
        foreach (var other in frame.Languages)
        {
            var name = PageFrame.Html(frame.Say("cek.language", other));
            body.Append(other == language ? $"<span aria-current=\"true\">{name}</span>" : $"<button name=\"{FieldNames.OtherLanguage}\" value=\"{other}\" lang=\"{other}\" formnovalidate>{name}</button>");
        }

        body.Append("</div>");
    }

    private static void Hidden(StringBuilder body, string name, string value) => body.Append(CultureInfo.InvariantCulture, $"<input type=\"hidden\" name=\"{name}\" value=\"{PageFrame.Html(value)}\">");

    private static string Problem(string name, string? wrong) => wrong is null ? "" : $"<span class=\"problem\" id=\"{PageFrame.Html(name)}-salah\">{PageFrame.Rich(wrong)}</span>";

    private static string Wrong(string name, string? wrong, string? help = null)
    {
        var described = string.Join(' ', new[] { help, wrong is null ? null : name + "-salah" }.OfType<string>());
        return (wrong is null ? "" : " class=\"bad\" aria-invalid=\"true\"") + (described.Length == 0 ? "" : $" aria-describedby=\"{PageFrame.Html(described)}\"");
    }
}
