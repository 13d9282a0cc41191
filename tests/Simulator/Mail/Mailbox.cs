using System.Collections.Concurrent;
using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Mail;

/// <summary>All mail that came in, in memory.</summary>
internal sealed class Mailbox(TimeProvider time, ChangeFeed changes)
{
    private readonly ConcurrentQueue<MailItem> _mails = new();
    private int _last;

    /// <summary>Where mail is taken; 0 while nothing listens.</summary>
    public int Port { get; set; }

    public IReadOnlyList<MailItem> All => [.. _mails];

    public MailItem? Find(int id) => _mails.FirstOrDefault(mail => mail.Id == id);

    public void Put(string to, byte[] content)
    {
        _mails.Enqueue(MailReader.Read(Interlocked.Increment(ref _last), time.GetUtcNow().UtcDateTime, to, content));
        changes.Bump();
    }

    public void Clear()
    {
        _mails.Clear();
        changes.Bump();
    }
}
