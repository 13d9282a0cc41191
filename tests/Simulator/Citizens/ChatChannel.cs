using System.Text.Json.Serialization;

namespace KtpBot.Simulator.Citizens;

[JsonConverter(typeof(JsonStringEnumConverter<ChatChannel>))]
public enum ChatChannel
{
    [JsonStringEnumMemberName("whatsapp")] WhatsApp,
    [JsonStringEnumMemberName("telegram")] Telegram,
}
