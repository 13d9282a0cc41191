using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>One request that a message needs.</summary>
internal abstract record TelegramPart;

/// <summary>A finished body for sendMessage.</summary>
internal sealed record TelegramBody(byte[] Json) : TelegramPart;

/// <summary>A file to send as a form; its caption carries no stars any more.</summary>
internal sealed record TelegramFile(FileOut File, BoldText? Caption) : TelegramPart;
