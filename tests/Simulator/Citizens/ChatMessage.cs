namespace KtpBot.Simulator.Citizens;

/// <summary>One bubble of a chat, as the phone page and the tests read it.</summary>
public sealed record ChatMessage
{
    /// <summary>Position in this chat, from 1, never changed.</summary>
    public long Seq { get; init; }

    /// <summary>Number of the last change of this bubble, growing over the whole Simulator.</summary>
    public long Rev { get; init; }

    /// <summary>The provider's id: wamid, or Telegram's message_id.</summary>
    public required string Id { get; init; }

    /// <summary><c>citizen</c> or <c>bot</c>.</summary>
    public required string From { get; init; }

    public DateTime At { get; init; }

    /// <summary>text, buttons, list, template, image, document, audio, video, sticker, location, contact, tap, unsupported.</summary>
    public required string Kind { get; init; }

    /// <summary>Text, body or caption.</summary>
    public string? Text { get; init; }

    /// <summary>Parts of the text that Telegram shows bold; WhatsApp marks them with stars in the text itself.</summary>
    public IReadOnlyList<BoldPart> Bold { get; init; } = [];

    public string? Header { get; init; }

    public string? Footer { get; init; }

    /// <summary>Label of the button that opens a WhatsApp list.</summary>
    public string? Menu { get; init; }

    public IReadOnlyList<ChatButton> Buttons { get; init; } = [];

    public ChatMedia? Media { get; init; }

    /// <summary>Shared by the messages of one Telegram album.</summary>
    public string? Album { get; init; }

    /// <summary>queued, sent, delivered, read or failed; for a citizen's message delivered means that the bot answered 2xx.</summary>
    public string Status { get; init; } = "queued";

    /// <summary>Why it failed, in the provider's words.</summary>
    public string? Error { get; init; }

    /// <summary>Id of the message this one answers.</summary>
    public string? ReplyTo { get; init; }

    public bool Edited { get; init; }

    public bool Deleted { get; init; }
}
