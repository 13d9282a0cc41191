using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.Citizens;

/// <summary>The app in a citizen's hand: turns what a finger does into the provider's message to the bot.</summary>
public interface IPhoneApp
{
    ChatChannel Channel { get; }

    PhoneOutcome Text(Citizen citizen, string text);

    /// <summary>Taps the newest button, row or key with this title or id; <paramref name="messageId"/> narrows it to one bubble.</summary>
    PhoneOutcome Tap(Citizen citizen, string titleOrId, string? messageId);

    PhoneOutcome Photo(Citizen citizen, MediaItem photo, string? caption);

    PhoneOutcome Document(Citizen citizen, MediaItem document, string? caption);

    PhoneOutcome Voice(Citizen citizen, MediaItem recording);

    PhoneOutcome Location(Citizen citizen, double latitude, double longitude, string? name);

    /// <summary>Shares a contact card; without a number it is the citizen's own.</summary>
    PhoneOutcome Contact(Citizen citizen, string? name, string? number);

    PhoneOutcome Sticker(Citizen citizen, MediaItem sticker);

    /// <summary>Something the provider cannot pass on, such as a poll.</summary>
    PhoneOutcome Unsupported(Citizen citizen);

    /// <summary>Several photos sent in one go.</summary>
    PhoneOutcome Album(Citizen citizen, IReadOnlyList<MediaItem> photos, string? caption);

    /// <summary>Rewrites a message the citizen sent before.</summary>
    PhoneOutcome Edit(Citizen citizen, string messageId, string text);

    /// <summary>Blocks or unblocks the bot.</summary>
    void SetBlocked(Citizen citizen, bool blocked);
}
