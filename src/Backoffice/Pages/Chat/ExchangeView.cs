using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>What was exchanged with the provider about one message.</summary>
/// <param name="Channel">Whose provider.</param>
/// <param name="FromCitizen">The message came in.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Step">With ours: how far it has come.</param>
/// <param name="Code">The code that was stored with it.</param>
/// <param name="Reason">What it means.</param>
/// <param name="Exchanges">In the order they happened.</param>
/// <param name="WhyEmpty">Why there are none.</param>
internal sealed record MessageLog(
    ChannelKind Channel,
    bool FromCitizen,
    DateTime At,
    MessageStep? Step,
    string? Code,
    string? Reason,
    IReadOnlyList<ExchangeView> Exchanges,
    string WhyEmpty);

/// <summary>One exchange, redacted before it was stored.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="Incoming">The provider called us.</param>
/// <param name="Call">Method and path.</param>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Code">The provider's code, if it names one.</param>
/// <param name="Meaning">What status and code say to officers.</param>
/// <param name="Request">Indented JSON.</param>
/// <param name="Response">Indented JSON.</param>
internal sealed record ExchangeView(
    DateTime At,
    bool Incoming,
    string Call,
    int Status,
    int Milliseconds,
    string? Code,
    string? Meaning,
    string? Request,
    string? Response)
{
    public bool Failed => Status is not (>= 200 and < 300);
}
