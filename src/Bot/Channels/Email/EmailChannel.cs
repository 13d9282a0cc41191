using System.Globalization;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Channels.Email;

/// <summary>Glues builder, session and error table together. Outgoing alone: an answer to a mail goes to a mailbox that people read.</summary>
internal sealed class EmailChannel(EmailOptions options, SmtpClientTls tls, OfficeProfile office, FieldCipher cipher, IDocumentStore files, IChannelLog log, TimeProvider time, ILogger<EmailChannel> logger)
    : IChannel, IDisposable
{
    /// <summary>Mail servers count connections; more at once would not be faster for an office's post.</summary>
    private const int Connections = 2;

    private static readonly Refused Gone = new("file-gone", "Berkas ini sudah dihapus dari penyimpanan, jadi tidak dapat dikirim.");
    private static readonly Refused NoAddress = new("address", "Alamat e-mail ini sudah dihapus atau tidak dapat dipakai. Hubungi warga lewat cara lain.");
    private static readonly Refused NoMail = new("not-for-mail", "Pesan ini tidak dapat dikirim sebagai e-mail. Hubungi warga lewat cara lain.");

    private readonly SemaphoreSlim _open = new(Connections);
    private readonly EmailAlarms _alarms = new(log);
    private long _sent;
    private long _refused;

    public ChannelKind Kind => ChannelKind.Email;

    public ChannelPace Pace { get; } = options.Pace;

    /// <summary>Mails the server took since the start, for metrics.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Mails it refused for good.</summary>
    public long Refusals => Interlocked.Read(ref _refused);

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is not MailOut mail) return NoMail;
        if (!MailAddress.Fits(message.Address)) return NoAddress;
        byte[]? file = null;
        if (mail.File is not null && (file = await files.GetAsync(mail.File.FileId, cancellationToken)) is null) return Gone;
        var letter = new Letter(message.Address, MessageIdOf(message.Id), mail);
        var bytes = MailBuilder.Build(letter, options, office.Name, time.GetUtcNow().UtcDateTime, file);
        await _open.WaitAsync(cancellationToken);
        try
        {
            return await SendAsync(message.Id, letter, bytes, cancellationToken);
        }
        finally
        {
            _open.Release();
        }
    }

    /// <summary>Nothing comes in.</summary>
    public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<FetchResult>(new FetchFailed("outgoing-only", TooLarge: false));

    public void Dispose() => _open.Dispose();

    private async Task<SendResult> SendAsync(long outboxId, Letter letter, byte[] bytes, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow().UtcDateTime;
        var began = time.GetTimestamp();
        using var session = new SmtpSession(options, tls);
        try
        {
            var reply = await session.SendAsync(letter.To, bytes, cancellationToken);
            Keep(reply, null);
            _alarms.Settled();
            Interlocked.Increment(ref _sent);
            return new Accepted(letter.MessageId);
        }
        catch (SmtpFailure failure)
        {
            Keep(failure.Reply, failure);
            if (_alarms.Raised(failure) is { } code) logger.NeedsAttention(code);
            var result = SmtpErrors.Judge(failure);
            if (result is Refused) Interlocked.Increment(ref _refused);
            return result;
        }

        void Keep(SmtpReply? reply, SmtpFailure? failure) =>
            log.Keep(EmailExchange.Of(outboxId, letter, bytes.Length, session.Tls, reply, failure, at, time.GetElapsedTime(began)));
    }

    /// <summary>The same for a row on every attempt, and unlike that of any other installation; it tells nothing about how many mails there are.</summary>
    private string MessageIdOf(long outboxId) =>
        Convert.ToHexStringLower(cipher.Index("mail", string.Create(CultureInfo.InvariantCulture, $"{office.Id}:{outboxId}"))) + "@" + MailAddress.DomainOf(options.From!);
}
