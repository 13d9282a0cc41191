using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Channels.Email;

/// <summary>The office's file asks for e-mail and nobody has set a server: staff see it before the first citizen waits in vain.</summary>
internal sealed class EmailOff(OfficeProfile office, IChannelLog log, ILogger<EmailOff> logger) : IHostedService
{
    private const string Text = "Kantor ini mengabari warga lewat e-mail (email_notices), tetapi server e-mail belum disetel. Isi Channels__Email__Host dan Channels__Email__From.";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (office.EmailNotices is null) return Task.CompletedTask;
        logger.NotSet();
        log.Raise(ChannelKind.Email, EmailAlarms.Off, Text);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
