namespace KtpBot.Core.Messaging;

/// <summary>The ways a citizen can write to the office. Stored by name.</summary>
public enum ChannelKind
{
    WhatsApp,
    Telegram,
    WebChat,
}
