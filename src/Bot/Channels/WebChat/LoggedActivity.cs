using System.Text.Json;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>A stored activity.</summary>
internal sealed record LoggedActivity(string ChatId, int Sequence, string Key, DateTime At, Activity Activity)
{
    public static LoggedActivity Of(WebChatActivity row) =>
        new(row.ChatId, row.Sequence, row.ActivityKey, row.CreatedAt, JsonSerializer.Deserialize(row.Activity, DirectLineJson.Wire.Activity)!);

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, DirectLineJson.Wire.Activity);
}
