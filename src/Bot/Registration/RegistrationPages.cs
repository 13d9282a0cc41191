using System.Globalization;
using System.Text;
using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;
using KtpBot.Core.Scheduling;

namespace KtpBot.Bot.Registration;

/// <summary>The pages around the form: which services, what came of it, and why not.</summary>
internal sealed class RegistrationPages(PageFrame frame, ChatDoors doors, LiveDialogs dialogs, OfficeProfile office)
{
    /// <summary>The services that can be registered for here, and where to go with the others.</summary>
    public string List(string language)
    {
        var body = new StringBuilder();
        var open = office.LinkServices.Where(s => FormShape.For(dialogs.Book, s) is not null).ToList();
        if (open.Count == 0) return frame.Page(language, "/daftar", frame.Say("daftar.title", language), frame.Paragraph("daftar.closed", language) + doors.Links(language));
        body.Append(frame.Paragraph("daftar.intro", language)).Append("<ul class=\"list\">");
        foreach (var service in open) body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/daftar/{PageFrame.Html(service)}?bahasa={language}\">{PageFrame.Html(frame.Service(service, language))}</a></li>");
        body.Append("</ul>").Append(frame.Paragraph("daftar.others", language)).Append(frame.Paragraph("daftar.status", language)).Append(doors.Links(language));
        return frame.Page(language, "/daftar", frame.Say("daftar.title", language), body.ToString());
    }

    /// <summary>A service that is applied for in the conversation.</summary>
    public string InChat(string language) =>
        frame.Page(language, null, frame.Say("daftar.title", language), frame.Paragraph("daftar.in-chat", language) + doors.Links(language));

    /// <summary>What came of the form; with a code, how to go on in a conversation.</summary>
    public string Result(ResultPass pass, RegisteredCase found, string token, string language, string? code = null)
    {
        var body = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<p>{PageFrame.Html(frame.Say("daftar.number", language))}<br><span class=\"number\">{PageFrame.Html(found.Number)}</span></p>")
            .Append(CultureInfo.InvariantCulture, $"<p>{PageFrame.Html(frame.Service(found.Service, language))}</p>")
            .Append(frame.Paragraph("daftar.next-steps", language, ("office", office.ShortName)))
            .Append(frame.Paragraph(found.HasChat ? "daftar.news-chat" : found.HasEmail ? "daftar.news-email" : found.HasPhone ? "daftar.news-phone" : "daftar.news-none", language));
        if (found.NeedsPresence) body.Append(frame.Paragraph("requirement.in-person", language));
        if (found.Bring.Count > 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>{PageFrame.Html(frame.Say("daftar.bring-title", language))}</h2><ul>");
            foreach (var document in found.Bring) body.Append(CultureInfo.InvariantCulture, $"<li>{PageFrame.Html(frame.Say($"document.{document}.title", language))}</li>");
            body.Append(CultureInfo.InvariantCulture, $"</ul><p>{PageFrame.Html(office.ShortName)}, {PageFrame.Html(office.Address)}<br>{PageFrame.Rich(dialogs.Book.Office.Hours.GetValueOrDefault(language) ?? "")}</p>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<p><a class=\"button\" href=\"/daftar/tanda-terima/{token}?bahasa={language}\">{PageFrame.Html(frame.Say("daftar.receipt", language))}</a></p>")
            .Append(frame.Paragraph("daftar.until", language, ("until", SlotLabel.Long(office, dialogs.Book.Texts, pass.Until, language))))
            .Append(CultureInfo.InvariantCulture, $"<h2>{PageFrame.Html(frame.Say("daftar.connect-title", language))}</h2>")
            .Append(Connect(found, token, language, code)).Append(doors.Links(language))
            .Append(frame.Paragraph("daftar.free", language, ("complaint", office.ComplaintChannel)));
        return frame.Page(language, $"/daftar/hasil/{token}", frame.Say("daftar.done", language), body.ToString());
    }

    /// <summary>Asking by number always; news in a conversation once a code from here was typed there.</summary>
    private string Connect(RegisteredCase found, string token, string language, string? code)
    {
        var ask = frame.Paragraph("daftar.connect", language, ("number", found.Number));
        if (found.HasChat) return ask;
        if (code is not null) return $"<div class=\"notice\" role=\"status\">{frame.Paragraph("daftar.code", language, ("code", code))}</div>";
        return ask + frame.Paragraph("daftar.join", language)
            + $"<form method=\"post\" action=\"/daftar/hasil/{token}?bahasa={language}\"><button>{PageFrame.Html(frame.Say("daftar.join-button", language))}</button></form>";
    }

    /// <summary>A page of one heading and one sentence, with the ways to the office.</summary>
    /// <param name="key">The sentence; its heading is <c>key-title</c>.</param>
    /// <param name="language">Of the page.</param>
    public string Word(string key, string language) => frame.Page(language, null, frame.Say(key + "-title", language), frame.Paragraph(key, language) + doors.Links(language));
}

/// <summary>What the page of a registered case tells; nothing of it leads to the person.</summary>
/// <param name="Number">Of the case.</param>
/// <param name="Service">What was applied for.</param>
/// <param name="HasEmail">News has somewhere to go.</param>
/// <param name="HasPhone">An officer can call.</param>
/// <param name="NeedsPresence">The applicant must come himself.</param>
/// <param name="HasChat">A conversation has taken it on.</param>
/// <param name="Bring">Documents that are brought to the office.</param>
internal sealed record RegisteredCase(string Number, string Service, bool HasEmail, bool HasPhone, bool NeedsPresence, bool HasChat, IReadOnlyList<string> Bring);
