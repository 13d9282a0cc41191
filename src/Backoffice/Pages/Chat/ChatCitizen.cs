using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>What the office knows about the person behind a conversation, without any identity data.</summary>
/// <param name="Language">id, en, …</param>
/// <param name="Unreachable">The provider says nothing reaches this address.</param>
/// <param name="OptedOutAt">Since when the citizen wants no news (UTC).</param>
/// <param name="ConsentWithdrawnAt">Since when the citizen's consent is withdrawn (UTC); null while it was never given, or holds.</param>
/// <param name="IdentityChangedAt">When the provider said that the address may have another holder (UTC).</param>
/// <param name="IsLinked">Belongs to a person with several channels.</param>
/// <param name="Others">The same person's other conversations.</param>
internal sealed record ChatCitizen(
    string Language,
    bool Unreachable,
    DateTime? OptedOutAt,
    DateTime? ConsentWithdrawnAt,
    DateTime? IdentityChangedAt,
    bool IsLinked,
    IReadOnlyList<LinkedChat> Others)
{
    /// <summary>A language as officers call it.</summary>
    public static string NameOf(string language) => language switch
    {
        "id" => "Bahasa Indonesia",
        "en" => "Bahasa Inggris",
        "jv" => "Bahasa Jawa",
        "ban" => "Bahasa Bali",
        _ => language,
    };
}

/// <summary>Another conversation of the same citizen.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Channel">Where it runs.</param>
/// <param name="LastInboundAt">When the citizen last wrote there (UTC).</param>
/// <param name="Unreachable">Nothing reaches it.</param>
/// <param name="OptedOut">No news wanted there.</param>
/// <param name="IdentityChanged">It may have another holder.</param>
internal sealed record LinkedChat(long Id, ChannelKind Channel, DateTime? LastInboundAt, bool Unreachable, bool OptedOut, bool IdentityChanged)
{
    /// <summary>A message that does not get through elsewhere may take this way.</summary>
    public bool IsOpen => !Unreachable && !OptedOut && !IdentityChanged;
}
