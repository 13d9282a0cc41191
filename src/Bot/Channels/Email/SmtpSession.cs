using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace KtpBot.Bot.Channels.Email;

/// <summary>
/// One mail over one connection: greeting, TLS, sign-in, envelope, content (RFC 5321, 3207, 4954). No address, no password and no word of the
/// mail goes out before TLS, except to this very machine.
/// </summary>
internal sealed class SmtpSession(EmailOptions options, SmtpClientTls tls) : IDisposable
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(30);

    /// <summary>RFC 5321 section 4.5.3.2: five minutes for the greeting, MAIL and RCPT.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(5);

    /// <summary>RFC 5321 section 4.5.3.2.6: who gives up sooner sends a mail twice that the server is just taking.</summary>
    private static readonly TimeSpan TakenWithin = TimeSpan.FromMinutes(10);

    private readonly TcpClient _socket = new();
    private SmtpStep _step;

    /// <summary>The version of TLS that was agreed on; null without.</summary>
    public string? Tls { get; private set; }

    /// <summary>Brings the mail to the server.</summary>
    /// <param name="to">Checked by <see cref="MailAddress"/>.</param>
    /// <param name="mail">As <see cref="MailBuilder"/> built it.</param>
    /// <param name="stopping">The process ends.</param>
    /// <returns>The server's word that it has the mail now.</returns>
    /// <exception cref="SmtpFailure">It has not.</exception>
    public async Task<SmtpReply> SendAsync(string to, byte[] mail, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            var (line, stream) = await OpenAsync(limit);
            await using (stream)
            {
                await AskAsync(SmtpStep.Sender, line, $"MAIL FROM:<{options.From}>", limit);
                await AskAsync(SmtpStep.Recipient, line, $"RCPT TO:<{to}>", limit);
                await AskAsync(SmtpStep.Data, line, "DATA", limit);
                Begin(SmtpStep.Content, limit, TakenWithin);
                var taken = Good(await line.SendAsync(mail, limit.Token));
                await LeaveAsync(line, limit);
                return taken;
            }
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            throw new SmtpFailure(_step, null, "timeout");
        }
        catch (AuthenticationException)
        {
            throw new SmtpFailure(SmtpStep.Tls, null, "certificate");
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new SmtpFailure(_step, null, "network");
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>The connection, secret where it has to be, and signed in.</summary>
    private async Task<(SmtpLine Line, Stream Stream)> OpenAsync(CancellationTokenSource limit)
    {
        Begin(SmtpStep.Connect, limit, ConnectWithin);
        await _socket.ConnectAsync(options.Host!, options.PortOrUsual, limit.Token);
        Stream stream = _socket.GetStream();
        if (options.Security == EmailSecurity.Tls) stream = await SecureAsync(stream, limit);
        var line = new SmtpLine(stream);
        Begin(SmtpStep.Greeting, limit, AnswerWithin);
        Good(await line.ReadAsync(limit.Token));
        var offers = await HelloAsync(line, limit);
        if (options.Security == EmailSecurity.StartTls)
        {
            if (!offers.Any(offer => offer.Equals("STARTTLS", StringComparison.OrdinalIgnoreCase))) throw new SmtpFailure(SmtpStep.Tls, null, "no-tls");
            await AskAsync(SmtpStep.Tls, line, "STARTTLS", limit);
            if (line.HasMore) throw new SmtpFailure(SmtpStep.Tls, null, "no-tls");
            stream = await SecureAsync(stream, limit);

            // What was said before is forgotten (RFC 3207 section 4.2): somebody else may have said it.
            line = new SmtpLine(stream);
            offers = await HelloAsync(line, limit);
        }

        await SignInAsync(line, offers, limit);
        return (line, stream);
    }

    private async Task<Stream> SecureAsync(Stream plain, CancellationTokenSource limit)
    {
        Begin(SmtpStep.Tls, limit, ConnectWithin);
        var secure = await tls.BeginAsync(plain, limit.Token);
        Tls = secure.SslProtocol.ToString();
        return secure;
    }

    private async Task<IReadOnlyList<string>> HelloAsync(SmtpLine line, CancellationTokenSource limit) =>
        (await AskAsync(SmtpStep.Hello, line, "EHLO " + MailAddress.DomainOf(options.From!), limit)).Lines;

    /// <summary>RFC 4954 with PLAIN (RFC 4616), or LOGIN where a server knows nothing else.</summary>
    private async Task SignInAsync(SmtpLine line, IReadOnlyList<string> offers, CancellationTokenSource limit)
    {
        if (string.IsNullOrEmpty(options.UserName)) return;
        var ways = offers.FirstOrDefault(offer => offer.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.ToUpperInvariant().Split(' ') ?? [];
        if (ways.Contains("PLAIN"))
        {
            await AskAsync(SmtpStep.SignIn, line, "AUTH PLAIN " + Base64($"\0{options.UserName}\0{options.Password}"), limit);
        }
        else if (ways.Contains("LOGIN"))
        {
            await AskAsync(SmtpStep.SignIn, line, "AUTH LOGIN", limit);
            await AskAsync(SmtpStep.SignIn, line, Base64(options.UserName), limit);
            await AskAsync(SmtpStep.SignIn, line, Base64(options.Password!), limit);
        }
        else
        {
            throw new SmtpFailure(SmtpStep.SignIn, null, "no-sign-in");
        }

        static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private async Task<SmtpReply> AskAsync(SmtpStep step, SmtpLine line, string command, CancellationTokenSource limit)
    {
        Begin(step, limit, AnswerWithin);
        return Good(await line.AskAsync(command, limit.Token));
    }

    /// <summary>The server has the mail: whether it hears the farewell changes nothing, and it is not waited for long.</summary>
    private static async Task LeaveAsync(SmtpLine line, CancellationTokenSource limit)
    {
        try
        {
            limit.CancelAfter(TimeSpan.FromSeconds(2));
            await line.AskAsync("QUIT", limit.Token);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // Gone already.
        }
    }

    private SmtpReply Good(SmtpReply reply) => reply.IsGood ? reply : throw new SmtpFailure(_step, reply);

    private void Begin(SmtpStep step, CancellationTokenSource limit, TimeSpan within)
    {
        _step = step;
        limit.CancelAfter(within);
    }
}
