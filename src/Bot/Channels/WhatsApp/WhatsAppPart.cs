using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>One request that a message needs.</summary>
internal abstract record WhatsAppPart;

/// <summary>A finished body for /messages.</summary>
internal sealed record WhatsAppBody(byte[] Json) : WhatsAppPart;

/// <summary>A file that must be uploaded first; its body is built with the media id.</summary>
internal sealed record WhatsAppFile(FileOut File, string? Caption) : WhatsAppPart;
