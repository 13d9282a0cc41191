using KtpBot.Bot.Channels.Email;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Mail;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.Email;

/// <summary>One real mail server for all tests of a class, and channels that write to it.</summary>
public sealed class MailPost : IAsyncLifetime
{
    private static readonly OfficeProfile Office = OfficeFile.Load(RepositoryRoot.File("dialogs"), "selemadeg-timur").Office!;

    public MailServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await MailServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings by which everything goes well.</summary>
    internal EmailOptions Options() => new()
    {
        Host = "localhost",
        Port = Server.StartTlsPort,
        UserName = MailServer.User,
        Password = MailServer.Password,
        From = "ktp@selemadeg.test",
        ReplyTo = "camat@selemadeg.test",
        CaFile = Server.Certificates.Authority,
    };

    /// <summary>A channel of its own for each test.</summary>
    internal static Wired Wire(EmailOptions options)
    {
        Assert.Null(options.Problem());
        var (log, files, lines) = (new RecordingChannelLog(), new MemoryFiles(), new LogCapture());
        var logger = LoggerFactory.Create(builder => builder.AddProvider(lines)).CreateLogger<EmailChannel>();
        return new Wired(new EmailChannel(options, new SmtpClientTls(options), Office, TestKeys.Cipher, files, log, TimeProvider.System, logger), log, files, lines);
    }

    internal Wired Wire() => Wire(Options());
}

/// <summary>A channel and what it leaves behind.</summary>
internal sealed record Wired(EmailChannel Channel, RecordingChannelLog Log, MemoryFiles Files, LogCapture Lines)
{
    public Task<SendResult> SendAsync(string to, OutgoingContent? content = null, long id = 7) =>
        Channel.SendAsync(new OutgoingMessage(id, to, content ?? new MailOut("Kabar", "Kabar."), null), TestContext.Current.CancellationToken);
}
