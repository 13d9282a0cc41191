using System.Globalization;
using System.Text;

namespace KtpBot.Bot.Channels.Email;

/// <summary>Commands and answers over one connection. What a server sends before it is asked is never taken for an answer under TLS.</summary>
internal sealed class SmtpLine(Stream stream)
{
    /// <summary>RFC 5321 section 4.5.3.1.5: 512; servers with long words exist.</summary>
    private const int LongestLine = 4_096;

    /// <summary>No greeting has more lines.</summary>
    private const int MostLines = 200;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _from;
    private int _until;

    /// <summary>The server has said more than was asked. Before TLS begins that is an injection (RFC 3207 section 4.2, CVE-2011-0411).</summary>
    public bool HasMore => _from < _until;

    /// <summary>Sends a command and reads its answer. The caller's time limit holds for both.</summary>
    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        if (command.AsSpan().ContainsAny('\r', '\n')) throw new ArgumentException("A command is one line.", nameof(command));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>Reads one answer, whatever its number of lines.</summary>
    /// <exception cref="IOException">The far side closed, or does not speak SMTP.</exception>
    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await LineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) throw new IOException("This is no SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-') return new SmtpReply(code, lines);
        }

        throw new IOException("The answer does not end.");
    }

    /// <summary>Sends the message: lines that begin with a dot get another one (RFC 5321 section 4.5.2), a dot alone ends it.</summary>
    public async Task<SmtpReply> SendAsync(byte[] mail, CancellationToken cancellationToken)
    {
        var wire = new MemoryStream(mail.Length + 256);
        for (var i = 0; i < mail.Length; i++)
        {
            if (mail[i] == '.' && (i == 0 || mail[i - 1] == '\n')) wire.WriteByte((byte)'.');
            wire.WriteByte(mail[i]);
        }

        wire.Write(".\r\n"u8);
        await stream.WriteAsync(wire.GetBuffer().AsMemory(0, (int)wire.Length), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        for (var looked = _from; ;)
        {
            for (; looked < _until; looked++)
            {
                if (_buffer[looked] != '\n') continue;
                var end = looked > _from && _buffer[looked - 1] == '\r' ? looked - 1 : looked;
                var line = Encoding.Latin1.GetString(_buffer, _from, end - _from);
                _from = looked + 1;
                return line;
            }

            if (_from > 0)
            {
                Buffer.BlockCopy(_buffer, _from, _buffer, 0, _until - _from);
                (looked, _until, _from) = (looked - _from, _until - _from, 0);
            }

            if (_until == _buffer.Length) throw new IOException("The line is too long.");
            var read = await stream.ReadAsync(_buffer.AsMemory(_until), cancellationToken);
            if (read == 0) throw new EndOfStreamException();
            _until += read;
        }
    }
}
