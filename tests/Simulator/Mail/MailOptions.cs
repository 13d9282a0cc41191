namespace KtpBot.Simulator.Mail;

/// <summary>The mail server of the far side; configuration section <c>Simulator:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>On 127.0.0.1; 0 for any free one. Unset: no mail server.</summary>
    public int? Port { get; set; }
}
