using System.Collections.Concurrent;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>The open stream of each chat on this node: at most one, the newest.</summary>
internal sealed class ChatStreams
{
    private readonly ConcurrentDictionary<string, ChatStream> _open = new(StringComparer.Ordinal);

    /// <summary>How many chats have an open stream.</summary>
    public int Count => _open.Count;

    /// <summary>Makes <paramref name="stream"/> the chat's own; an older one is told to close.</summary>
    public void Enter(ChatStream stream)
    {
        ChatStream? older = null;
        _open.AddOrUpdate(stream.ChatId, stream, (_, current) =>
        {
            older = current;
            return stream;
        });
        older?.GiveWay();
    }

    public void Leave(ChatStream stream) => _open.TryRemove(new KeyValuePair<string, ChatStream>(stream.ChatId, stream));

    /// <summary>Something new lies in the log for this chat.</summary>
    public void Wake(string chatId)
    {
        if (_open.TryGetValue(chatId, out var stream)) stream.Wake();
    }

    /// <summary>Shows in the chat's window, if one is open, that an answer takes a moment. Kept nowhere.</summary>
    public void ShowTyping(string chatId)
    {
        if (_open.TryGetValue(chatId, out var stream)) stream.ShowTyping();
    }
}
