using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>One update, read.</summary>
/// <param name="UpdateId">Null when the body is no update at all.</param>
/// <param name="Message">What the citizen said; null when the update calls for no answer.</param>
/// <param name="CallbackId">A tap whose button spins until it is answered.</param>
/// <param name="Left">Why there is no message, for the log.</param>
internal sealed record TelegramUpdate(long? UpdateId, IncomingMessage? Message, string? CallbackId, string? Left);
