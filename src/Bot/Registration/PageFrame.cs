using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KtpBot.Core.Data;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Registration;

/// <summary>The looks that all pages of the registration share, for a phone and without a script, and the sentences in them.</summary>
internal sealed partial class PageFrame(LiveDialogs dialogs, OfficeProfile office)
{
    private const string Style =
        """
        *{box-sizing:border-box}body{margin:0;font:17px/1.5 system-ui,sans-serif;color:#1b2430;background:#eef2f6}
        header{background:#1f5f99;color:#fff;padding:1rem 1.25rem;font-weight:700}
        main{max-width:34rem;margin:1rem auto;padding:1.25rem;background:#fff;border-radius:.75rem}
        h1{font-size:1.35rem;margin:0 0 .75rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}p{margin:.75rem 0}ul{padding-left:1.25rem}
        .list{list-style:none;padding:0}.list a{display:block;padding:.8rem 1rem;margin:.5rem 0;border:1px solid #5a6674;border-radius:.5rem;text-decoration:none;font-weight:600}
        label,legend{font-weight:600}.field{margin:1rem 0}.field>label{display:block}.help{display:block;font-size:.9rem;color:#4a5563;font-weight:400}
        input[type=text],input[type=tel],input[type=email],input[type=file]{width:100%;font:inherit;padding:.6rem;margin-top:.25rem;border:1px solid #5a6674;border-radius:.5rem;background:#fff}
        fieldset{border:1px solid #b6c0cb;border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem}.choice{display:flex;gap:.6rem;align-items:flex-start;padding:.45rem 0;font-weight:400}
        .choice input{width:1.3rem;height:1.3rem;flex:none;margin:.15rem 0 0}.notice{background:#eef4fa;border-left:4px solid #1f5f99;padding:.75rem 1rem;border-radius:.25rem}
        .wrong{background:#fdf0ef;border-left:4px solid #a3201d;padding:.75rem 1rem;border-radius:.25rem}.problem{display:block;color:#a3201d;font-weight:600;margin-top:.25rem}
        .bad{border:2px solid #a3201d!important}.held{display:block;color:#17693a;font-weight:600}.number{font-size:1.5rem;font-weight:700;letter-spacing:.03em;overflow-wrap:anywhere}
        button,.button{display:inline-block;font:inherit;font-weight:600;margin-top:.75rem;padding:.75rem 1.3rem;border:0;border-radius:.5rem;background:#1f5f99;color:#fff;text-decoration:none}
        .main{width:100%;font-size:1.1rem}.languages{margin-top:1.5rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}.languages button{background:none;color:#164d7f;text-decoration:underline;padding:.5rem 0;margin:0;font-weight:400}
        nav{max-width:34rem;margin:0 auto 2rem;padding:0 1.25rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}a{color:#164d7f}nav a{padding:.5rem 0}a.button{color:#fff}
        [aria-current]{color:#1b2430;text-decoration:none;font-weight:700;padding:.5rem 0}.trap{position:absolute;left:-200vw;width:1px;height:1px;overflow:hidden}
        a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid #b35900;outline-offset:2px}
        """;

    /// <summary>Names the style in the content security policy, so that no other can be used.</summary>
    public static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    public IReadOnlyList<string> Languages => dialogs.Book.Texts.Languages;

    /// <summary>A whole page.</summary>
    /// <param name="language">Of everything on it.</param>
    /// <param name="path">Its address, for the choice of another language; null where the body itself offers it.</param>
    /// <param name="heading">The title, as text.</param>
    /// <param name="body">As HTML.</param>
    public string Page(string language, string? path, string heading, string body)
    {
        var others = path is null ? "" : $"<nav aria-label=\"{Html(Say("cek.languages", language))}\">{string.Join(' ', Languages.Select(other => other == language
            ? $"""<span aria-current="true">{Html(Say("cek.language", other))}</span>"""
            : $"""<a href="{path}?bahasa={other}" hreflang="{other}" lang="{other}">{Html(Say("cek.language", other))}</a>"""))}</nav>";
        return $"""
            <!doctype html><html lang="{Html(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html(heading)} · {Html(office.ShortName)}</title><style>{Style}</style></head>
            <body><header>{Html(office.Name)}</header><main><h1>{Html(heading)}</h1>
            {body}</main>{others}</body></html>
            """;
    }

    public string Say(string key, string language, params (string Name, string Value)[] gaps) =>
        dialogs.Book.Texts.Render(key, language, gaps.Length == 0 ? null : gaps.ToDictionary(g => g.Name, g => g.Value, StringComparer.Ordinal));

    /// <summary>A service as a sentence begins with it.</summary>
    public string Service(string service, string language)
    {
        var name = Say($"service.{service}.name", language);
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    public string Paragraph(string key, string language, params (string Name, string Value)[] gaps) => $"<p>{Rich(Say(key, language, gaps))}</p>";

    public static string Html(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A sentence of the texts: its bold words and its lines.</summary>
    public static string Rich(string text) => Bold().Replace(Html(text), "<b>$1</b>").Replace("\n", "<br>", StringComparison.Ordinal);

    [GeneratedRegex(@"\*([^*\n]+)\*")]
    private static partial Regex Bold();
}
