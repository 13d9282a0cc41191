using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>One update, read.</summary>
/// <param name="UpdateId">Null when the body is no update at all.</param>
/// <param name="Message">What the citizen said; null when the update calls for no answer.</param>
/// <param name="Left">Why there is no message, for the log.</param>
/// <param name="Tap">A tap whose button spins until it is answered.</param>
/// <param name="Group">A group that we are to leave.</param>
internal sealed record TelegramUpdate(long? UpdateId, IncomingMessage? Message = null, string? Left = null, TelegramTap? Tap = null, TelegramGroup? Group = null)
{
    /// <summary>Under what the update is found in the channel log.</summary>
    public string Subject => Message is { } message ? ExchangeSubject.Incoming(message.ExternalId) : ExchangeSubject.Channel;
}

/// <summary>A tap on a button under one of our messages.</summary>
/// <param name="CallbackId">What answerCallbackQuery wants.</param>
/// <param name="Spent">The call that takes the used keyboard away; null where there is none to take.</param>
internal sealed record TelegramTap(string CallbackId, TelegramBody? Spent);

/// <summary>A group or channel that somebody brought us into.</summary>
/// <param name="ChatId">Negative at Telegram.</param>
/// <param name="Speak">False in a channel, where nobody could answer.</param>
/// <param name="Language">Of the person who brought or called us.</param>
internal sealed record TelegramGroup(long ChatId, bool Speak, string? Language);
