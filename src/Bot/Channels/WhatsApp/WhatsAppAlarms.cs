using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>Shows staff what they must mend, and takes it away when a message passes again.</summary>
internal sealed class WhatsAppAlarms(IChannelLog log, ILogger<WhatsAppAlarms> logger)
{
    // What an earlier run of the program left open is settled by the first success, what this run raised by the next one.
    private volatile bool _clean;

    /// <summary>An error of the provider, at once or in a status; nothing happens for one that needs nobody.</summary>
    /// <param name="code">The provider's code.</param>
    /// <param name="template">The template that was to be sent, if any: the alarm is about it alone.</param>
    public void Failed(int? code, TemplateOut? template)
    {
        if (WhatsAppErrors.Find(code) is not { NeedsAttention: true } row) return;
        logger.NeedsAttention(WhatsAppErrors.CodeText(code!.Value));
        if (template is not null && row.Policy == ErrorPolicy.FinalAlarm)
        {
            log.Raise(ChannelKind.WhatsApp, WhatsAppNotices.TemplateCode(template.Name, template.Language), $"{template.Name} ({template.Language}): {row.Reason}");
            return;
        }

        log.Raise(ChannelKind.WhatsApp, row.AlarmCode, row.Reason);
        _clean = false;
    }

    /// <summary>A message was accepted.</summary>
    public void Passed(TemplateOut? template)
    {
        if (template is not null) log.Settle(ChannelKind.WhatsApp, WhatsAppNotices.TemplateCode(template.Name, template.Language));
        if (_clean) return;
        _clean = true;
        foreach (var code in WhatsAppErrors.StoppingCodes) log.Settle(ChannelKind.WhatsApp, code);
    }

    /// <summary>What the provider told on its own account.</summary>
    public void Told(WhatsAppNotice notice)
    {
        if (notice.Text is null)
        {
            log.Settle(ChannelKind.WhatsApp, notice.Code);
            return;
        }

        log.Raise(ChannelKind.WhatsApp, notice.Code, notice.Text);
        _clean = false;
    }
}
