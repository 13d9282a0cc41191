using System.Globalization;
using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Email;

/// <summary>A mail as it goes over the wire (RFC 5322): plain text, UTF-8, no HTML and nothing that is fetched when it is opened. Pure.</summary>
internal static class MailBuilder
{
    /// <summary>The message with its headers, ended by CRLF. Dots at the beginning of lines are the sender's to double.</summary>
    /// <param name="letter">What is told, to whom.</param>
    /// <param name="options">Who tells it.</param>
    /// <param name="office">The name it comes under, unless the options give another.</param>
    /// <param name="at">UTC.</param>
    /// <param name="file">The bytes of the file that goes with it.</param>
    public static byte[] Build(Letter letter, EmailOptions options, string office, DateTime at, byte[]? file)
    {
        var mail = new StringBuilder();
        Header("Date", at.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header("From", $"{MailText.Name(string.IsNullOrWhiteSpace(options.FromName) ? office : options.FromName)}\r\n <{options.From}>");
        if (!string.IsNullOrWhiteSpace(options.ReplyTo)) Header("Reply-To", $"<{options.ReplyTo}>");
        Header("To", $"<{letter.To}>");
        Header("Subject", MailText.Header(letter.Mail.Subject));
        Header("Message-ID", $"<{letter.MessageId}>");

        // RFC 3834 section 5: no holiday notice answers it, and no loop begins.
        Header("Auto-Submitted", "auto-generated");
        Header("MIME-Version", "1.0");
        var text = MailText.QuotedPrintable(BoldText.Parse(letter.Mail.Text).Text);
        if (file is null || letter.Mail.File is not { } named)
        {
            Part("text/plain; charset=utf-8", "quoted-printable", text);
            return Encoding.ASCII.GetBytes(mail.ToString());
        }

        // No line of quoted-printable or base64 begins with "--=_".
        var boundary = "=_" + letter.MessageId[..letter.MessageId.IndexOf('@', StringComparison.Ordinal)];
        Header("Content-Type", $"multipart/mixed; boundary=\"{boundary}\"");
        mail.Append("\r\n--").Append(boundary).Append("\r\n");
        Part("text/plain; charset=utf-8", "quoted-printable", text);
        mail.Append("--").Append(boundary).Append("\r\n");
        Header("Content-Disposition", $"attachment; filename=\"{FileName(named.FileName)}\"");
        Part(named.MimeType, "base64", MailText.Base64(file));
        mail.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(mail.ToString());

        void Header(string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");

        void Part(string type, string encoding, string body)
        {
            Header("Content-Type", type);
            Header("Content-Transfer-Encoding", encoding);
            mail.Append("\r\n").Append(body);
        }
    }

    /// <summary>Our own names of files are ASCII; anything else becomes a line below, as does what would end the quotes.</summary>
    private static string FileName(string name) => new([.. name.Select(c => c is >= ' ' and <= '~' and not ('"' or '\\' or '/') ? c : '_')]);
}

/// <summary>One mail to one address.</summary>
/// <param name="To">Checked by <see cref="MailAddress"/>.</param>
/// <param name="MessageId">Without its brackets; the same on every attempt, so that whoever gets a mail twice can tell.</param>
/// <param name="Mail">The words.</param>
internal sealed record Letter(string To, string MessageId, MailOut Mail);
