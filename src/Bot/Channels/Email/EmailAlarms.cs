using System.Collections.Concurrent;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Email;

/// <summary>Alarms about the office's mail server, open until a mail is taken again.</summary>
internal sealed class EmailAlarms(IChannelLog log)
{
    /// <summary>Every code that <see cref="SmtpErrors.Alarm"/> can raise, and the one of a channel that is off.</summary>
    private static readonly string[] Codes = ["certificate", "no-tls", "no-sign-in", "sign-in", "sender", "server", Off];

    public const string Off = "off";

    private readonly ConcurrentDictionary<string, bool> _open = new(Codes.ToDictionary(code => code, _ => true), StringComparer.Ordinal);

    /// <summary>Shows staff what only a person can mend.</summary>
    /// <returns>Its code; null when nobody is needed.</returns>
    public string? Raised(SmtpFailure failure)
    {
        if (SmtpErrors.Alarm(failure) is not { } alarm) return null;
        log.Raise(ChannelKind.Email, alarm.Code, alarm.Text);
        _open[alarm.Code] = true;
        return alarm.Code;
    }

    /// <summary>A mail was taken: all that stood in its way is over. Those of an earlier process are settled with the first.</summary>
    public void Settled()
    {
        if (_open.IsEmpty) return;
        foreach (var code in _open.Keys)
        {
            if (_open.TryRemove(code, out _)) log.Settle(ChannelKind.Email, code);
        }
    }
}
