using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace KtpBot.Backoffice.Pages.Shared;

/// <summary>Words of a chat as the citizen's phone shows them: *stars* make bold. Everything else is encoded.</summary>
internal static partial class ChatWords
{
    public static IHtmlContent Show(string text) => new HtmlString(Bold().Replace(HtmlEncoder.Default.Encode(text), "<b>$1</b>"));

    [GeneratedRegex(@"(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();
}
