using System.Net.Sockets;
using System.Text;

namespace KtpBot.Simulator.Mail;

/// <summary>The server's side of one SMTP connection (RFC 5321), as far as a sender needs it. No TLS: it listens on this machine alone.</summary>
internal sealed class MailTalk(NetworkStream stream, Mailbox mailbox) : IDisposable
{
    private const int LongestLine = 64 * 1024;
    private const int LargestMail = 25 << 20;

    private readonly StreamReader _reader = new(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
    private readonly List<string> _to = [];
    private bool _hasSender;

    public async Task RunAsync(CancellationToken stopping)
    {
        await SayAsync("220 simulator", stopping);
        while (await _reader.ReadLineAsync(stopping) is { Length: < LongestLine } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "DATA")
            {
                await TakeAsync(stopping);
                continue;
            }

            await SayAsync(Answer(command, line), stopping);
            if (command == "QUIT") return;
        }
    }

    public void Dispose() => _reader.Dispose();

    private string Answer(string command, string line)
    {
        switch (command)
        {
            case "EHLO": return "250-simulator\r\n250-8BITMIME\r\n250 SIZE 26214400";
            case "HELO" or "NOOP": return "250 OK";
            case "QUIT": return "221 2.0.0 Bye";
            case "RSET" or "MAIL":
                _to.Clear();
                _hasSender = command == "MAIL";
                return "250 2.0.0 OK";
            case "RCPT" when !_hasSender: return "503 5.5.1 MAIL first";
            case "RCPT":
                var address = Between(line);

                // Two addresses by which a person sees what becomes of mail that is not taken.
                if (address.StartsWith("tidak-ada@", StringComparison.OrdinalIgnoreCase)) return "550 5.1.1 No such mailbox";
                if (address.StartsWith("penuh@", StringComparison.OrdinalIgnoreCase)) return "452 4.2.2 Mailbox full";
                _to.Add(address);
                return "250 2.1.5 OK";
            default: return "502 5.5.1 Not known here";
        }
    }

    private async Task TakeAsync(CancellationToken stopping)
    {
        if (_to.Count == 0)
        {
            await SayAsync("503 5.5.1 RCPT first", stopping);
            return;
        }

        await SayAsync("354 Go on, a dot ends it", stopping);
        var content = new StringBuilder();
        while (await _reader.ReadLineAsync(stopping) is { } line && line != ".")
        {
            content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (content.Length > LargestMail) return;
        }

        foreach (var to in _to) mailbox.Put(to, Encoding.Latin1.GetBytes(content.ToString()));
        _to.Clear();
        await SayAsync("250 2.0.0 Taken", stopping);
    }

    private async Task SayAsync(string words, CancellationToken stopping) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), stopping);

    private static string Between(string line) =>
        line.IndexOf('<', StringComparison.Ordinal) is >= 0 and var from && line.IndexOf('>', from) is > 0 and var until ? line[(from + 1)..until] : "";
}
