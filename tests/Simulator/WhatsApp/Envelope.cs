using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>The body of a webhook and its signature.</summary>
internal static class Envelope
{
    public static byte[] ForMessage(WhatsAppOptions options, Citizen citizen, JsonObject message) => Wrap(options, new JsonObject
    {
        ["contacts"] = new JsonArray(new JsonObject
        {
            ["profile"] = new JsonObject { ["name"] = citizen.Name },
            ["wa_id"] = citizen.Number,
        }),
        ["messages"] = new JsonArray(message),
    });

    public static byte[] ForStatus(WhatsAppOptions options, JsonObject status) =>
        Wrap(options, new JsonObject { ["statuses"] = new JsonArray(status) });

    public static byte[] ForAccount(WhatsAppOptions options, string field, JsonObject value) => Enclose(options, field, value.DeepClone());

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The call with its signature over exactly the bytes that travel.</summary>
    public static HttpRequestMessage Sign(WhatsAppOptions options, byte[] body)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret), body);
        var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}");
        request.Headers.UserAgent.ParseAdd("facebookexternalua");
        return request;
    }

    private static byte[] Wrap(WhatsAppOptions options, JsonObject content)
    {
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject
            {
                ["display_phone_number"] = options.DisplayPhoneNumber,
                ["phone_number_id"] = options.PhoneNumberId,
            },
        };
        foreach (var (name, node) in content.ToList())
        {
            content.Remove(name);
            value[name] = node;
        }

        return Enclose(options, "messages", value);
    }

    // The default encoder escapes every non-ASCII character, as Meta does, so a receiver that re-serialises fails.
    private static byte[] Enclose(WhatsAppOptions options, string field, JsonNode value) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = options.BusinessAccountId,
            ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = field }),
        }),
    });
}
