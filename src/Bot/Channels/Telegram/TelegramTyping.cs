using System.Collections.Concurrent;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>"typing…" at the citizen's, while an answer takes a moment.</summary>
internal sealed class TelegramTyping(TelegramErrands errands, TimeProvider time)
{
    private const int MostRemembered = 5_000;

    /// <summary>So long it stays to be seen. https://core.telegram.org/bots/api#sendchataction</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> _shown = new(StringComparer.Ordinal);

    /// <summary>At most once in five seconds for a chat. Returns at once.</summary>
    public void Show(IncomingMessage message)
    {
        var now = time.GetTimestamp();
        if (_shown.TryGetValue(message.Address, out var last) && time.GetElapsedTime(last, now) < Shown) return;
        if (_shown.Count >= MostRemembered) _shown.Clear();
        _shown[message.Address] = now;
        var body = JsonBody.Of(json =>
        {
            TelegramJson.WriteChat(json, message.Address);
            json.WriteString("action"u8, "typing"u8);
        });
        errands.Run(ExchangeSubject.Incoming(message.ExternalId), TelegramErrands.MostOrdinary, new TelegramBody("sendChatAction", body));
    }
}
