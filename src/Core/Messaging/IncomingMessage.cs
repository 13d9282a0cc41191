using System.Text.Json.Serialization;

namespace KtpBot.Core.Messaging;

/// <summary>One message of a citizen, in the words every channel shares.</summary>
/// <param name="Channel">Where it came from.</param>
/// <param name="ExternalId">The provider's own id (wamid, update_id, client activity id): unique per channel, so a redelivery is recognised.</param>
/// <param name="Address">The citizen's address on that channel (WhatsApp id, Telegram chat id, Direct Line conversation id).</param>
/// <param name="SenderName">Display name as the provider gives it; never trusted as identity.</param>
/// <param name="SentAt">When the provider says it was written, UTC.</param>
/// <param name="Content">What was said.</param>
/// <param name="Language">The provider's language hint (BCP 47), if any.</param>
public sealed record IncomingMessage(
    ChannelKind Channel,
    string ExternalId,
    string Address,
    string? SenderName,
    DateTime SentAt,
    IncomingContent Content,
    string? Language = null);

/// <summary>What a citizen can send. A closed family: every reader switches over all of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(TextIn), "text")]
[JsonDerivedType(typeof(ChoiceIn), "choice")]
[JsonDerivedType(typeof(MediaIn), "media")]
[JsonDerivedType(typeof(LocationIn), "location")]
[JsonDerivedType(typeof(ContactIn), "contact")]
[JsonDerivedType(typeof(OpenedIn), "opened")]
[JsonDerivedType(typeof(UnsupportedIn), "unsupported")]
[JsonDerivedType(typeof(FormIn), "form")]
[JsonDerivedType(typeof(EditedIn), "edited")]
[JsonDerivedType(typeof(ReactionIn), "reaction")]
[JsonDerivedType(typeof(ReachIn), "reach")]
[JsonDerivedType(typeof(IdentityIn), "identity")]
public abstract record IncomingContent;

/// <summary>Plain words.</summary>
public sealed record TextIn(string Text) : IncomingContent;

/// <summary>A tap on a button or list row that we offered. <paramref name="Id"/> is our own id, <paramref name="Title"/> what the citizen saw.</summary>
public sealed record ChoiceIn(string Id, string? Title) : IncomingContent;

/// <summary>A photo or a file that still lies with the provider: <see cref="IChannel.FetchAsync"/> brings it.</summary>
/// <param name="MediaId">The provider's media id.</param>
/// <param name="MimeType">As announced; the content is checked after the fetch.</param>
/// <param name="FileName">As announced, if any.</param>
/// <param name="Caption">Words sent along with the file.</param>
/// <param name="Size">Announced size in bytes, if any.</param>
/// <param name="GroupId">Album id, so that one album gets one answer.</param>
public sealed record MediaIn(string MediaId, string? MimeType, string? FileName, string? Caption, long? Size = null, string? GroupId = null) : IncomingContent;

/// <summary>A shared place, degrees.</summary>
public sealed record LocationIn(double Latitude, double Longitude) : IncomingContent;

/// <summary>A phone number that the provider vouches to be the sender's own.</summary>
public sealed record ContactIn(string Phone) : IncomingContent;

/// <summary>The citizen opened the conversation (Telegram /start, web chat join). <paramref name="Payload"/> is the deep link's context.</summary>
public sealed record OpenedIn(string? Payload) : IncomingContent;

/// <summary>A kind we cannot read (sticker, voice note, poll…): answered kindly, never dropped.</summary>
public sealed record UnsupportedIn(string What) : IncomingContent;

/// <summary>A filled form of the provider (WhatsApp Flows). <paramref name="Fields"/>: its field names with what the citizen entered, in order.</summary>
public sealed record FormIn(string Name, IReadOnlyList<FormField> Fields) : IncomingContent;

/// <summary>One entry of a form.</summary>
public sealed record FormField(string Name, string Value);

/// <summary>The citizen changed a message that was sent before; what was answered to the first form stays. <paramref name="Text"/> is null where the provider does not tell the new words.</summary>
public sealed record EditedIn(string? Text) : IncomingContent;

/// <summary>A reaction to one of our messages; no emoji means that it was taken back. Staff see it, the dialog stays where it is.</summary>
public sealed record ReactionIn(string? Emoji) : IncomingContent;

/// <summary>The provider says that this citizen can, or cannot any more, be reached (blocked, unblocked). Nothing is answered.</summary>
public sealed record ReachIn(bool Reachable) : IncomingContent;

/// <summary>
/// The address has another holder, or may have: what was open to the holder before is closed until it is proved again. Nothing is answered.
/// <paramref name="NewAddress"/> is where the person before went, if the provider says so.
/// </summary>
public sealed record IdentityIn(string? NewAddress) : IncomingContent;
