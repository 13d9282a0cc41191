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
