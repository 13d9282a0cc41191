using System.Text;

namespace KtpBot.Bot.Channels.Email;

/// <summary>Words in the forms that mail has for them. Pure.</summary>
internal static class MailText
{
    private const string Opening = "=?utf-8?B?";
    private const string Ending = "?=";

    /// <summary>RFC 2047 section 2: a line with an encoded word has at most 76 characters, and the first one bears the header's name.</summary>
    private const int EncodedWord = 60;

    private const int EncodedBytes = (EncodedWord - 12) / 4 * 3;

    /// <summary>RFC 2045 section 6.7 (5): at most 76 characters in a line, the soft break among them.</summary>
    private const int QuotedLine = 76;

    /// <summary>
    /// Words for a header: as they are where they are short ASCII, else as encoded words (RFC 2047), one to a line. Line breaks and other control
    /// characters become spaces, so that no words can begin a header of their own.
    /// </summary>
    public static string Header(string words)
    {
        var line = new string([.. words.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        if (line.Length <= EncodedWord && line.All(c => c is >= ' ' and <= '~') && !line.Contains("=?", StringComparison.Ordinal)) return line;
        var parts = new List<string>();
        var bytes = new List<byte>();
        foreach (var rune in line.EnumerateRunes())
        {
            var encoded = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(encoded);
            if (bytes.Count + encoded.Length > EncodedBytes) Close();
            bytes.AddRange(encoded);
        }

        Close();
        return string.Join("\r\n ", parts);

        void Close()
        {
            if (bytes.Count > 0) parts.Add(Opening + Convert.ToBase64String([.. bytes]) + Ending);
            bytes.Clear();
        }
    }

    /// <summary>A display name before an address: quoted where it is ASCII (RFC 5322 section 3.2.4).</summary>
    public static string Name(string name)
    {
        var header = Header(name);
        return header.StartsWith(Opening, StringComparison.Ordinal) ? header : $"\"{header.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Text as quoted-printable UTF-8 (RFC 2045 section 6.7), lines ended by CRLF.</summary>
    public static string QuotedPrintable(string text)
    {
        var written = new StringBuilder(text.Length * 5 / 4);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var column = 0;
            var bytes = Encoding.UTF8.GetBytes(line);
            for (var i = 0; i < bytes.Length; i++)
            {
                // A space at the end of a line would be lost on the way.
                var plain = bytes[i] is >= 33 and <= 126 and not (byte)'=' || (bytes[i] == ' ' && i + 1 < bytes.Length);
                var width = plain ? 1 : 3;
                if (column + width > QuotedLine - 1)
                {
                    written.Append("=\r\n");
                    column = 0;
                }

                if (plain) written.Append((char)bytes[i]);
                else written.Append('=').Append(Convert.ToHexString(bytes, i, 1));
                column += width;
            }

            written.Append("\r\n");
        }

        return written.ToString();
    }

    /// <summary>Bytes as base64 in lines of 76.</summary>
    public static string Base64(byte[] bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks) + "\r\n";
}
