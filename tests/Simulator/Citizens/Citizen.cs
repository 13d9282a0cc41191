namespace KtpBot.Simulator.Citizens;

/// <summary>A fictional person with one app on the phone.</summary>
public sealed class Citizen(string id, string name, ChatChannel channel, string number, long telegramId, string? username, Chat chat)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public ChatChannel Channel { get; } = channel;

    /// <summary>Phone number, digits only with country code; the wa_id on WhatsApp.</summary>
    public string Number { get; } = number;

    /// <summary>User id and private chat id on Telegram.</summary>
    public long TelegramId { get; } = telegramId;

    public string? Username { get; } = username;

    /// <summary>The citizen blocked the bot: WhatsApp stays at "sent", Telegram answers 403.</summary>
    public bool Blocked { get; set; }

    /// <summary>When the citizen last wrote; WhatsApp's 24-hour window counts from here.</summary>
    public DateTimeOffset? LastWroteAt { get; set; }

    public Chat Chat { get; } = chat;
}
