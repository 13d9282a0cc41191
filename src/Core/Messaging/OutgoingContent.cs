using System.Globalization;
using System.Text.Json.Serialization;

namespace KtpBot.Core.Messaging;

/// <summary>What the office can send, free of any channel's form. Each channel chooses the best form it has; nothing is dropped silently.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(TextOut), "text")]
[JsonDerivedType(typeof(ChoicesOut), "choices")]
[JsonDerivedType(typeof(FileOut), "file")]
[JsonDerivedType(typeof(LocationOut), "place")]
[JsonDerivedType(typeof(TemplateOut), "template")]
[JsonDerivedType(typeof(MailOut), "mail")]
public abstract record OutgoingContent;

/// <summary>Words. WhatsApp-style *bold* is allowed; channels without it strip the stars.</summary>
/// <param name="Text">What the citizen reads.</param>
/// <param name="SharePhone">With the question for a phone number: the words on a button that hands over the citizen's own one, for a channel that has such a button.</param>
public sealed record TextOut(string Text, string? SharePhone = null) : OutgoingContent;

/// <summary>
/// Words with answers to choose from. Up to three short choices become buttons, up to ten a list, more a numbered text.
/// Every menu also accepts the number or the words.
/// </summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">In order; ids are unique within the message.</param>
/// <param name="OpenLabel">The label of the button that opens a list (WhatsApp, at most 20 characters).</param>
/// <param name="SharePhone">As in <see cref="TextOut"/>.</param>
public sealed record ChoicesOut(string Text, IReadOnlyList<Choice> Choices, string? OpenLabel = null, string? SharePhone = null) : OutgoingContent;

/// <summary>One answer to choose.</summary>
/// <param name="Id">Ours, at most 48 ASCII characters, so that it fits Telegram's 64 bytes of callback data.</param>
/// <param name="Title">What the citizen sees: at most 20 characters where three or fewer choices are offered, 24 in lists.</param>
/// <param name="Description">A second line in lists, at most 72 characters.</param>
public sealed record Choice(string Id, string Title, string? Description = null);

/// <summary>A stored file (PDF, picture) with words under it.</summary>
/// <param name="FileId">The <c>StoredFile</c>'s id.</param>
/// <param name="FileName">What the citizen sees, for example "Tanda terima KWS-2026-000123.pdf".</param>
/// <param name="MimeType">For example application/pdf or image/jpeg; pictures are sent as pictures.</param>
/// <param name="Caption">At most 1,024 characters.</param>
public sealed record FileOut(Guid FileId, string FileName, string MimeType, string? Caption) : OutgoingContent;

/// <summary>A place on the map: a pin where the channel has one, else words with an address that opens the citizen's own map.</summary>
/// <param name="Latitude">Degrees, south negative.</param>
/// <param name="Longitude">Degrees, east positive.</param>
/// <param name="Name">What the place is called.</param>
/// <param name="Address">Where it lies, as one writes it on a letter.</param>
public sealed record LocationOut(double Latitude, double Longitude, string Name, string Address) : OutgoingContent
{
    /// <summary>The same in words, for channels and people without a pin.</summary>
    [JsonIgnore]
    public string InWords => $"📍 *{Name}*\n{Address}\n{MapAddress}";

    /// <summary>Opens the maps app on a phone and a page elsewhere. https://developers.google.com/maps/documentation/urls/get-started#search-action</summary>
    [JsonIgnore]
    public string MapAddress => string.Create(CultureInfo.InvariantCulture, $"https://www.google.com/maps/search/?api=1&query={Latitude:0.######}%2C{Longitude:0.######}");
}

/// <summary>
/// A message that may have to reach a citizen outside the provider's reply window: the plain form everywhere,
/// the registered template (dialogs/templates) on WhatsApp when the window is closed.
/// </summary>
/// <param name="Plain">The words for channels and moments without templates.</param>
/// <param name="Name">The template's registered name.</param>
/// <param name="Language">Template language code, for example "id".</param>
/// <param name="Parameters">Body parameters in order.</param>
/// <param name="Header">The gap of the template's text header, if it has one.</param>
/// <param name="Buttons">Our choice ids for the template's quick-reply buttons, in the registered order; a tap comes back with its id.</param>
public sealed record TemplateOut(
    OutgoingContent Plain,
    string Name,
    string Language,
    IReadOnlyList<string> Parameters,
    string? Header = null,
    IReadOnlyList<string>? Buttons = null) : OutgoingContent;

/// <summary>News as an e-mail, worded whole where it is written; it only ever stands in a mailbox's row (<see cref="ChannelKind.Email"/>).</summary>
/// <param name="Subject">One line. Never a name or a NIK: subjects are shown on locked screens.</param>
/// <param name="Text">Plain text.</param>
/// <param name="File">A file that goes with it, without words of its own.</param>
public sealed record MailOut(string Subject, string Text, FileOut? File = null) : OutgoingContent;
