using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>One request that a message needs.</summary>
internal abstract record TelegramPart;

/// <summary>Words for sendMessage, with what it takes to say them again in a plainer form.</summary>
/// <param name="Body">The finished body.</param>
/// <param name="Words">The same words and choices, free of any form.</param>
internal sealed record TelegramText(byte[] Body, TelegramWords Words) : TelegramPart;

/// <summary>What a sendMessage says.</summary>
/// <param name="ChatId">As the citizen's address.</param>
/// <param name="Text">Words and where they are bold.</param>
/// <param name="Choices">An inline keyboard below them.</param>
/// <param name="SharePhone">A keyboard that hands over the citizen's own number, with the choices as further keys.</param>
/// <param name="HideKeys">Takes such a keyboard away again.</param>
internal sealed record TelegramWords(string ChatId, BoldText Text, IReadOnlyList<Choice>? Choices = null, string? SharePhone = null, bool HideKeys = false);

/// <summary>A file to send as a form; its caption carries no stars any more.</summary>
internal sealed record TelegramFile(FileOut File, BoldText? Caption) : TelegramPart;

/// <summary>A place on the map, for sendVenue.</summary>
internal sealed record TelegramPlace(byte[] Body) : TelegramPart;

/// <summary>A finished call of another method.</summary>
internal sealed record TelegramBody(string Method, byte[] Json);
