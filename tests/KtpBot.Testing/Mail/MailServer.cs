using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;

namespace KtpBot.Testing.Mail;

/// <summary>
/// A real SMTP server in a process of its own: aiosmtpd (Debian's python3-aiosmtpd) with Python's own TLS and mail parser, so that nothing of ours
/// reads what we wrote. What becomes of a mail is told by its address; see smtp_server.py.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    public const string User = "ktp@mail.test";
    public const string Password = "kata sandi: ü\"\\";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly ConcurrentQueue<string> _events = new();
    private readonly TaskCompletionSource<Listening> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailServer(TemporaryFolder folder)
    {
        (_folder, Certificates) = (folder, new MailCertificates(folder));
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3"; // Debian's packages belong to Debian's Python.
        _process = Process.Start(new ProcessStartInfo(
            python, [RepositoryRoot.File("tests", "KtpBot.Testing", "Mail", "smtp_server.py"), Certificates.Certificate, Certificates.Key, User, Password])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Errors.Enqueue(line.Data ?? "");
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The mail server has ended; does python3-aiosmtpd stand ready?\n{string.Join('\n', Errors)}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public MailCertificates Certificates { get; }

    /// <summary>Demands STARTTLS and AUTH.</summary>
    public int StartTlsPort { get; private set; }

    /// <summary>TLS from the first byte; demands AUTH.</summary>
    public int TlsPort { get; private set; }

    /// <summary>Offers neither.</summary>
    public int PlainPort { get; private set; }

    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>What the server wrote about trouble of its own.</summary>
    private ConcurrentQueue<string> Errors { get; } = new();

    public static async Task<MailServer> StartAsync()
    {
        var server = new MailServer(new TemporaryFolder());
        var ports = await server._listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
        (server.StartTlsPort, server.TlsPort, server.PlainPort) = (ports.Starttls, ports.Tls, ports.Plain);
        return server;
    }

    /// <summary>The mails to one address, at least so many.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> ToAsync(string address, int atLeast = 1)
    {
        await Eventually.IsTrueAsync(() => To(address).Count >= atLeast, $"{atLeast} mails to {address}; the server says: {string.Join('\n', Errors)}");
        return To(address);
    }

    public IReadOnlyList<ReceivedMail> To(string address) => [.. _mails.Where(mail => mail.To.Contains(address))];

    /// <summary>How often something was said since the start: "hello" or "sender".</summary>
    /// <param name="what">The event.</param>
    /// <param name="tls">Under TLS, or not.</param>
    public int Heard(string what, bool tls) => _events.Count(said => said == $"{what}:{tls}");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        using var json = JsonDocument.Parse(line);
        var what = json.RootElement.GetProperty("event").GetString()!;
        if (what == "listening") _listening.TrySetResult(json.RootElement.Deserialize<Listening>(Json)!);
        else if (what == "mail") _mails.Enqueue(json.RootElement.Deserialize<ReceivedMail>(Json)!);
        else _events.Enqueue($"{what}:{json.RootElement.GetProperty("tls").GetBoolean()}");
    }

    private sealed record Listening(int Starttls, int Tls, int Plain);
}
