using System.Text.Json;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>What every body for POST /{phone-number-id}/messages has in common.</summary>
internal static class WhatsAppJson
{
    /// <summary>A message of one type to one citizen.</summary>
    /// <param name="address">A WhatsApp id (digits), or the business-scoped id of a user without a number.</param>
    /// <param name="type">The type, which is also the name of its object.</param>
    /// <param name="content">Writes the fields of that object.</param>
    public static byte[] Message(string address, string type, Action<Utf8JsonWriter> content) => JsonBody.Of(json =>
    {
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        json.WriteString("recipient_type"u8, "individual"u8);

        // A business-scoped id in "to" is dropped without a word.
        if (address.All(char.IsAsciiDigit)) json.WriteString("to"u8, address);
        else json.WriteString("recipient"u8, address);
        json.WriteString("type"u8, type);
        json.WriteStartObject(type);
        content(json);
        json.WriteEndObject();
    });
}
