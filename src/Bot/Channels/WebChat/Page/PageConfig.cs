using System.Text.Json.Serialization;

namespace KtpBot.Bot.Channels.WebChat.Page;

/// <summary>What the page knows about the office: in its HTML, and at /chat/config.json for who builds a page of their own.</summary>
/// <param name="Office">As people say it: "Kantor Desa Kwangsan".</param>
/// <param name="Address">Where the office stands.</param>
/// <param name="Phone">As people dial it.</param>
/// <param name="TimeZone">IANA name, for the times on screen.</param>
/// <param name="Services">Codes of the services that the office offers.</param>
/// <param name="UploadBytes">The largest file.</param>
/// <param name="Person">The choice that asks for an officer.</param>
/// <param name="Menu">The choice that opens the menu.</param>
/// <param name="Privacy">The page on personal data.</param>
internal sealed record PageConfig(
    string Office,
    string Address,
    string Phone,
    string TimeZone,
    IReadOnlyList<string> Services,
    long UploadBytes,
    PageAction Person,
    PageAction Menu,
    string Privacy);

/// <summary>A choice that is always on offer.</summary>
internal sealed record PageAction(string Id, string Title);

/// <summary>Named on the button's label in the office's own site.</summary>
internal sealed record EmbeddedOffice(string Office);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageConfig))]
[JsonSerializable(typeof(EmbeddedOffice))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class PageJson : JsonSerializerContext;
