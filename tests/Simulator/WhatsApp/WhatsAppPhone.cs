using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;
using KtpBot.Simulator.Media;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>WhatsApp in a citizen's hand.</summary>
public sealed class WhatsAppPhone(WhatsAppWebhooks webhooks, IOptions<WhatsAppOptions> options, TimeProvider time) : IPhoneApp
{
    private const long ImageMax = 5L << 20;
    private const long DocumentMax = 100L << 20;
    // From the clock, so that no id comes twice when the Simulator starts again.
    private long _last = time.GetUtcNow().ToUnixTimeSeconds() << 16;

    public ChatChannel Channel => ChatChannel.WhatsApp;

    public PhoneOutcome Text(Citizen citizen, string text) => text.Length is 0 or > MessageRules.TextMax
        ? PhoneOutcome.Refused($"Pesan harus 1 sampai {MessageRules.TextMax} huruf.")
        : Send(citizen, "text", new JsonObject { ["body"] = text }, Said("text") with { Text = text });

    public PhoneOutcome Tap(Citizen citizen, string titleOrId, string? messageId)
    {
        bool Matches(ChatButton b) => b.Title == titleOrId || b.Id == titleOrId;
        var message = citizen.Chat.NewestOfBot(m => (messageId is null || m.Id == messageId) && m.Buttons.Any(Matches));
        if (message is null) return PhoneOutcome.Refused($"Tidak ada tombol \"{titleOrId}\" di percakapan ini.");

        var button = message.Buttons.First(Matches);
        var bubble = Said("tap") with { Text = button.Title, ReplyTo = message.Id };
        return button.Kind switch
        {
            "url" => PhoneOutcome.Refused("Tombol ini membuka alamat web; tidak ada pesan yang terkirim."),
            "location" => Location(citizen, -7.4478, 112.7183, null),
            "template" => Send(citizen, "button", new JsonObject { ["text"] = button.Title, ["payload"] = button.Id }, bubble),
            _ => Send(citizen, "interactive", Reply(button), bubble),
        };
    }

    public PhoneOutcome Photo(Citizen citizen, MediaItem photo, string? caption) => photo.Bytes.Length > ImageMax
        ? PhoneOutcome.Refused("Foto lebih dari 5 MB tidak bisa dikirim sebagai foto. Kirim sebagai dokumen.")
        : SendMedia(citizen, "image", photo, caption);

    public PhoneOutcome Document(Citizen citizen, MediaItem document, string? caption) => document.Bytes.Length > DocumentMax
        ? PhoneOutcome.Refused("Dokumen lebih dari 100 MB tidak bisa dikirim.")
        : SendMedia(citizen, "document", document, caption);

    public PhoneOutcome Voice(Citizen citizen, MediaItem recording) => SendMedia(citizen, "audio", recording, null);

    public PhoneOutcome Sticker(Citizen citizen, MediaItem sticker) => SendMedia(citizen, "sticker", sticker, null);

    public PhoneOutcome Location(Citizen citizen, double latitude, double longitude, string? name)
    {
        var place = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };
        if (name is not null) place["name"] = name;
        var text = string.Create(CultureInfo.InvariantCulture, $"{name} {latitude}, {longitude}").Trim();
        return Send(citizen, "location", place, Said("location") with { Text = text });
    }

    public PhoneOutcome Contact(Citizen citizen, string? name, string? number)
    {
        var (who, digits) = (name ?? citizen.Name, number ?? citizen.Number);
        var card = new JsonArray(new JsonObject
        {
            ["name"] = new JsonObject { ["formatted_name"] = who, ["first_name"] = who },
            ["phones"] = new JsonArray(new JsonObject { ["phone"] = $"+{digits}", ["wa_id"] = digits, ["type"] = "CELL" }),
        });
        return Send(citizen, "contacts", card, Said("contact") with { Text = $"{who} +{digits}" });
    }

    public PhoneOutcome Unsupported(Citizen citizen) => SendUnsupported(citizen, "poll_creation", Said("unsupported") with { Text = "Jajak pendapat" });

    public PhoneOutcome Album(Citizen citizen, IReadOnlyList<MediaItem> photos, string? caption)
    {
        // WhatsApp has no album on the wire: each photo is a message of its own, the caption stands on the first.
        var outcome = PhoneOutcome.Refused("Album kosong.");
        for (var i = 0; i < photos.Count; i++)
        {
            outcome = Photo(citizen, photos[i], i == 0 ? caption : null);
            if (outcome.Refusal is not null) return outcome;
        }

        return outcome;
    }

    public PhoneOutcome Edit(Citizen citizen, string messageId, string text)
    {
        if (citizen.Chat.Find(messageId) is not { From: "citizen", Kind: "text" }) return PhoneOutcome.Refused("Hanya pesan teks sendiri yang bisa diubah.");
        citizen.Chat.Change(messageId, m => m with { Text = text, Edited = true });
        return SendUnsupported(citizen, "edit", Said("unsupported") with { Text = "Pesan diubah", ReplyTo = messageId });
    }

    /// <summary>Reacts to a bubble of the bot; without an emoji the reaction is taken back.</summary>
    public PhoneOutcome React(Citizen citizen, string? messageId, string? emoji)
    {
        if (citizen.Chat.NewestOfBot(m => messageId is null || m.Id == messageId) is not { } message) return PhoneOutcome.Refused("Belum ada pesan bot untuk ditanggapi.");
        var reaction = new JsonObject { ["message_id"] = message.Id };
        if (!string.IsNullOrEmpty(emoji)) reaction["emoji"] = emoji;
        return Send(citizen, "reaction", reaction, Said("reaction") with { Text = emoji ?? "(reaksi dicabut)" });
    }

    /// <summary>Sends a filled WhatsApp Flow.</summary>
    public PhoneOutcome Fill(Citizen citizen, string name, Dictionary<string, JsonElement> fields)
    {
        var entries = new JsonObject { ["flow_token"] = "unused" };
        foreach (var (field, value) in fields) entries[field] = JsonNode.Parse(value.GetRawText());
        var form = new JsonObject { ["name"] = name, ["body"] = "Sent", ["response_json"] = entries.ToJsonString() };
        var words = string.Join('\n', fields.Select(field => $"{field.Key}: {field.Value}"));
        return Send(citizen, "interactive", new JsonObject { ["type"] = "nfm_reply", ["nfm_reply"] = form }, Said("form") with { Text = words });
    }

    /// <summary>The provider's notice that the citizen has a new number, or may be somebody else.</summary>
    public PhoneOutcome Notice(Citizen citizen, string type, string? newNumber)
    {
        var notice = new JsonObject { ["body"] = "Pemberitahuan WhatsApp", ["type"] = type };
        if (type == "user_changed_number") notice["wa_id"] = newNumber ?? "";
        if (type == "user_changed_number" && newNumber is not { Length: > 0 }) return PhoneOutcome.Refused("Nomor baru belum diisi.");
        return Send(citizen, "system", notice, Said("system") with { Text = type }, opensWindow: false);
    }

    public void SetBlocked(Citizen citizen, bool blocked) => citizen.Blocked = blocked;

    private static ChatMessage Said(string kind) => new() { Id = "", From = "citizen", Kind = kind };

    private static JsonObject Reply(ChatButton button)
    {
        var reply = new JsonObject { ["id"] = button.Id, ["title"] = button.Title };
        if (button.Description is not null) reply["description"] = button.Description;
        var type = button.Kind == "row" ? "list_reply" : "button_reply";
        return new JsonObject { ["type"] = type, [type] = reply };
    }

    private PhoneOutcome SendMedia(Citizen citizen, string type, MediaItem item, string? caption)
    {
        var part = new JsonObject { ["mime_type"] = item.MimeType, ["sha256"] = item.Sha256, ["id"] = item.Key };
        if (caption is not null) part["caption"] = caption;
        if (type == "document") part["filename"] = item.Name;
        if (type == "audio") part["voice"] = true;
        if (type == "sticker") part["animated"] = false;
        return Send(citizen, type, part, Said(type) with { Text = caption, Media = item.ForChat() });
    }

    private PhoneOutcome SendUnsupported(Citizen citizen, string what, ChatMessage bubble) => Send(
        citizen, "unsupported", new JsonObject { ["type"] = what }, bubble, new JsonArray(new JsonObject
        {
            ["code"] = 131051,
            ["title"] = "Message type unknown",
            ["message"] = "Message type unknown",
            ["error_data"] = new JsonObject { ["details"] = "Message type is currently not supported." },
        }));

    private PhoneOutcome Send(Citizen citizen, string type, JsonNode content, ChatMessage bubble, JsonArray? errors = null, bool opensWindow = true)
    {
        var ordinal = Interlocked.Increment(ref _last);
        var id = $"wamid.SIMIN{citizen.Number}{ordinal:X12}";
        var now = time.GetUtcNow();
        if (opensWindow) citizen.LastWroteAt = now;
        var message = new JsonObject
        {
            ["from"] = citizen.Number,
            ["id"] = id,
            ["timestamp"] = Envelope.Seconds(now),
            ["type"] = type,
            [type] = content,
        };
        if (bubble.ReplyTo is { } answered) message["context"] = new JsonObject { ["from"] = options.Value.DisplayPhoneNumber, ["id"] = answered };
        if (errors is not null) message["errors"] = errors;

        var sent = citizen.Chat.Add(bubble with { Id = id });
        webhooks.Message(citizen, id, message);
        return PhoneOutcome.Sent(sent);
    }
}
