using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KtpBot.Simulator.Mail;

/// <summary>Reads a mail: headers with their encoded words (RFC 2047), text and attachments (RFC 2045, 2046).</summary>
internal static partial class MailReader
{
    public static MailItem Read(int id, DateTime at, string to, byte[] content)
    {
        var (headers, body) = Split(Encoding.Latin1.GetString(content));
        var text = new StringBuilder();
        var files = new List<MailFile>();
        Collect(headers, body, text, files);
        return new MailItem(id, at, Words(Value(headers, "From")), to, Words(Value(headers, "Subject")), text.ToString().ReplaceLineEndings("\n").TrimEnd(), headers, files);
    }

    private static void Collect(IReadOnlyList<string> headers, string body, StringBuilder text, List<MailFile> files)
    {
        var type = Value(headers, "Content-Type");
        if (Boundary().Match(type) is { Success: true } boundary)
        {
            var pieces = ("\r\n" + body).Split("\r\n--" + boundary.Groups[1].Value);
            foreach (var piece in pieces.Skip(1).Where(p => !p.StartsWith("--", StringComparison.Ordinal)))
            {
                var (inner, rest) = Split(piece.TrimStart('\r', '\n'));
                Collect(inner, rest, text, files);
            }

            return;
        }

        var bytes = Decode(Value(headers, "Content-Transfer-Encoding"), body);
        if (FileName().Match(Value(headers, "Content-Disposition")) is { Success: true } file) files.Add(new MailFile(file.Groups[1].Value, type.Split(';')[0].Trim(), bytes));
        else text.Append(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The headers, unfolded, and what follows them.</summary>
    private static (IReadOnlyList<string> Headers, string Body) Split(string content)
    {
        var end = content.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? content : content[..end];
        return (Fold().Replace(head, " ").Split("\r\n"), end < 0 ? "" : content[(end + 4)..]);
    }

    private static string Value(IReadOnlyList<string> headers, string name) =>
        headers.FirstOrDefault(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } header ? header[(name.Length + 1)..].Trim() : "";

    private static string Words(string header) => EncodedWord().Replace(BetweenWords().Replace(header, "?==?"), word =>
        Encoding.UTF8.GetString(word.Groups["kind"].Value is "B" or "b"
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : Quoted(word.Groups["text"].Value.Replace('_', ' '))));

    private static byte[] Decode(string encoding, string body) => encoding.ToLowerInvariant() switch
    {
        "base64" => Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c)))),
        "quoted-printable" => Quoted(body),
        _ => Encoding.Latin1.GetBytes(body),
    };

    private static byte[] Quoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add((byte)text[i]);
                continue;
            }

            // A soft line break, or two figures of a byte.
            if (byte.TryParse(text.AsSpan(Math.Min(i + 1, text.Length), Math.Min(2, text.Length - i - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) bytes.Add(value);
            i += 2;
        }

        return [.. bytes];
    }

    [GeneratedRegex(@"=\?utf-8\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    /// <summary>RFC 2047 section 6.2: white space between two encoded words belongs to neither.</summary>
    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"boundary=""?([^"";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"filename=""?([^"";]+)")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex Fold();
}
