using KtpBot.Simulator.Webhooks;

namespace KtpBot.Simulator.Phone;

/// <summary>How one channel stands with the bot.</summary>
/// <param name="WebhookUrl">Where it delivers to; <c>null</c> while Telegram's bot asks with getUpdates.</param>
/// <param name="Pending">Webhooks or updates the bot has not accepted.</param>
/// <param name="BotAnswers"><c>null</c> before the first attempt.</param>
/// <param name="LastAttempt">The newest delivery.</param>
public sealed record ChannelState(string? WebhookUrl, int Pending, bool? BotAnswers, WebhookAttempt? LastAttempt);
