using System.Net;
using System.Security.Cryptography;
using System.Text;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Scheduling;

namespace KtpBot.Bot.Papers;

/// <summary>The page's words and looks, for a phone and without a script.</summary>
internal sealed class CheckPage(TextBook texts, OfficeProfile office)
{
    private const string Style =
        """
        *{box-sizing:border-box}body{margin:0;font:17px/1.5 system-ui,sans-serif;color:#1b2430;background:#eef2f6}
        header{background:#1f5f99;color:#fff;padding:1rem 1.25rem;font-weight:700}
        main{max-width:32rem;margin:1rem auto;padding:1.25rem;background:#fff;border-radius:.75rem}
        h1{font-size:1.3rem;margin:0 0 .75rem}.mark{display:inline-block;padding:.3rem .8rem;border-radius:.5rem;color:#fff}
        .valid .mark{background:#17693a}.cancelled .mark,.unknown .mark{background:#a3201d}
        dl{margin:1rem 0;display:grid;grid-template-columns:auto 1fr;gap:.35rem 1rem}dt{color:#4a5563}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
        label{display:block;font-weight:600;margin-top:1rem}
        input{width:100%;font:inherit;padding:.6rem;border:1px solid #5a6674;border-radius:.5rem;text-transform:uppercase;letter-spacing:.05em}
        button{font:inherit;font-weight:600;margin-top:.75rem;padding:.65rem 1.2rem;border:0;border-radius:.5rem;background:#1f5f99;color:#fff}
        nav{max-width:32rem;margin:0 auto 2rem;padding:0 1.25rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
        a{color:#164d7f;padding:.5rem 0}a[aria-current]{color:#1b2430;text-decoration:none;font-weight:700}p{margin:.75rem 0}.small{font-size:.9rem;color:#4a5563}
        a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid #b35900;outline-offset:2px}
        """;

    /// <summary>Names the style in the content security policy, so that no other can be used.</summary>
    public static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>A field for typing a code.</summary>
    public string Form(string language) => Page(language, "", "form", Say("cek.title", language), Typing(language));

    /// <summary>The paper with this code.</summary>
    public string Found(CheckedPaper paper, string language, string code)
    {
        var facts = new StringBuilder("<dl>");
        Fact("cek.kind", Say(PaperKinds.NameKey(paper.Kind), language));
        Fact("cek.number", paper.Number);
        Fact("cek.issued", SlotLabel.Date(office, texts, paper.IssuedAt, language));
        if (paper.CancelledAt is { } cancelled) Fact("cek.cancelled-at", SlotLabel.Date(office, texts, cancelled, language));
        Fact("cek.office", office.Name);
        facts.Append("</dl>");
        var state = paper.CancelledAt is null ? "valid" : "cancelled";
        facts.Append(Paragraph($"cek.{state}-more", language)).Append(Paragraph("cek.nothing-personal", language, "small"));
        return Page(language, "/" + (CheckCode.Read(code) ?? ""), state, Say("cek." + state, language), facts.ToString());

        void Fact(string label, string value) => facts.Append("<dt>").Append(Html(Say(label, language))).Append("</dt><dd>").Append(Html(value)).Append("</dd>");
    }

    /// <summary>No paper has this code. What was typed is not repeated on the page.</summary>
    public string Unknown(string language) => Page(language, "", "unknown", Say("cek.unknown", language), Paragraph("cek.unknown-more", language) + Typing(language));

    /// <summary>This address asks too often.</summary>
    public string TooMany(string language) => Page(language, "", "busy", Say("cek.busy", language), Paragraph("cek.busy-more", language));

    private string Typing(string language) =>
        $"""
        <form action="{CheckAddress.Path}" method="get"><label for="kode">{Html(Say("cek.code", language))}</label>
        <input id="kode" name="kode" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false">
        <input type="hidden" name="bahasa" value="{Html(language)}">
        <button>{Html(Say("cek.button", language))}</button></form>
        """;

    private string Page(string language, string path, string state, string heading, string body)
    {
        var languages = texts.Languages.Select(other => other == language
            ? $"""<a aria-current="true">{Html(Say("cek.language", other))}</a>"""
            : $"""<a href="{CheckAddress.Path}{path}?bahasa={other}" hreflang="{other}" lang="{other}">{Html(Say("cek.language", other))}</a>""");
        return $"""
            <!doctype html><html lang="{Html(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html(heading)} · {Html(office.ShortName)}</title><style>{Style}</style></head>
            <body><header>{Html(office.Name)}</header><main class="{state}"><h1><span class="{(state is "valid" or "cancelled" or "unknown" ? "mark" : "")}">{Html(heading)}</span></h1>
            {body}</main><nav aria-label="{Html(Say("cek.languages", language))}">{string.Join(' ', languages)}</nav></body></html>
            """;
    }

    private string Paragraph(string key, string language, string style = "") => $"<p class=\"{style}\">{Html(Say(key, language))}</p>";

    private string Say(string key, string language) => texts.Render(key, language);

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
