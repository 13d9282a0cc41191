using System.Text.Json;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Media;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>
/// The limits of <c>POST /{phone-number-id}/messages</c>, counted in UTF-16 units as Meta counts them
/// (Cloud API reference, messages; interactive list page of November 2025, where the stricter of two published limits is kept).
/// </summary>
internal sealed class MessageRules(MediaShelf media, TemplateShelf templates)
{
    public const int TextMax = 4096;
    public const int CaptionMax = 1024;

    private static readonly string[] Images = ["image/jpeg", "image/png"];
    private static readonly string[] Videos = ["video/mp4", "video/3gpp"];
    private static readonly string[] Audios = ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"];
    private static readonly string[] Stickers = ["image/webp"];

    public MessageCheck Check(JsonElement body)
    {
        var type = body.Text("type") ?? "text";
        var id = body.Child("context")?.Text("message_id");
        if (body.TryGetProperty("context", out _) && id is null) return MessageCheck.Bad("context.message_id is required");
        var content = body.Child(type);
        if (content is not { } part) return MessageCheck.Bad($"The parameter {type} is required.");

        var check = type switch
        {
            "text" => Text(part),
            "image" => Media(part, type, Images, captioned: true),
            "video" => Media(part, type, Videos, captioned: true),
            "audio" => Media(part, type, Audios, captioned: false),
            "sticker" => Media(part, type, Stickers, captioned: false),
            "document" => Media(part, type, null, captioned: true),
            "interactive" => InteractiveRules.Check(part),
            "template" => templates.Check(part),
            "location" => Location(part),
            _ => MessageCheck.Bad($"Param type must be one of text, image, document, audio, video, sticker, location, interactive, template; got {type}."),
        };
        return check.Bubble is { } bubble ? check with { Bubble = bubble with { ReplyTo = id } } : check;
    }

    internal static ChatMessage Bubble(string kind) => new() { Id = "", From = "bot", Kind = kind };

    /// <summary>A sentence about a text that is missing or too long, or <c>null</c>.</summary>
    internal static string? Length(string name, string? text, int max, bool required = true) => text switch
    {
        null or "" => required ? $"{name} is required" : null,
        _ when text.Length > max => $"{name}: length must be at most {max} characters, got {text.Length}",
        _ => null,
    };

    private static MessageCheck Text(JsonElement text)
    {
        var body = text.Text("body");
        return Length("text.body", body, TextMax) is { } wrong
            ? MessageCheck.Bad(wrong)
            : MessageCheck.Fine(Bubble("text") with { Text = body });
    }

    private static MessageCheck Location(JsonElement place)
    {
        if (!place.TryGetProperty("latitude", out var latitude) || !place.TryGetProperty("longitude", out var longitude))
        {
            return MessageCheck.Bad("location.latitude and location.longitude are required");
        }

        return MessageCheck.Fine(Bubble("location") with { Text = $"{place.Text("name")} {latitude}, {longitude}".Trim() });
    }

    private MessageCheck Media(JsonElement part, string type, string[]? allowed, bool captioned)
    {
        var (id, link, caption) = (part.Text("id"), part.Text("link"), part.Text("caption"));
        if (id is null == link is null) return MessageCheck.Bad($"{type}: exactly one of id and link is required");
        if (caption is not null && !captioned) return MessageCheck.Bad($"{type}.caption is not allowed");
        if (Length($"{type}.caption", caption, CaptionMax, required: false) is { } wrong) return MessageCheck.Bad(wrong);
        if (type == "document" && Length("document.filename", part.Text("filename"), 240, required: false) is { } name) return MessageCheck.Bad(name);
        if (link is not null)
        {
            return Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? MessageCheck.Fine(Bubble(type) with { Text = caption }) with { Link = link }
                : MessageCheck.Bad($"{type}.link is not a valid address");
        }

        if (media.Find(id!) is not { } item) return GraphError.UnknownObject(id!);
        if (allowed is not null && !allowed.Contains(item.MimeType))
        {
            return GraphError.ForCode(131053) with
            {
                Details = $"Unsupported {type} mime type {item.MimeType}. Please use one of {string.Join(", ", allowed)}.",
            };
        }

        var shown = item.ForChat() with { Name = part.Text("filename") ?? item.Name };
        return MessageCheck.Fine(Bubble(type) with { Text = caption, Media = shown });
    }
}
