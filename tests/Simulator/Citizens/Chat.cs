namespace KtpBot.Simulator.Citizens;

/// <summary>The bubbles between one citizen and the bot, in order of arrival.</summary>
public sealed class Chat(ChangeFeed feed, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<ChatMessage> _messages = [];
    private DateTimeOffset _typingUntil;
    private long _rev;

    /// <summary>Number of this chat's last change.</summary>
    public long Rev => Interlocked.Read(ref _rev);

    /// <summary>Position of the last bubble.</summary>
    public long Last
    {
        get { lock (_gate) return _messages.Count; }
    }

    public bool BotIsTyping
    {
        get { lock (_gate) return time.GetUtcNow() < _typingUntil; }
    }

    public ChatMessage Add(ChatMessage message)
    {
        lock (_gate)
        {
            if (message.From == "bot") _typingUntil = default;
            var added = message with { Seq = _messages.Count + 1, Rev = Touch(), At = time.GetUtcNow().UtcDateTime };
            _messages.Add(added);
            return added;
        }
    }

    /// <summary>Changes the bubble with this provider id; nothing happens when it is not here.</summary>
    public ChatMessage? Change(string id, Func<ChatMessage, ChatMessage> change)
    {
        lock (_gate)
        {
            var index = _messages.FindLastIndex(m => m.Id == id);
            if (index < 0) return null;
            var changed = change(_messages[index]);
            if (changed == _messages[index]) return changed;
            return _messages[index] = changed with { Rev = Touch() };
        }
    }

    public void ShowTyping(TimeSpan howLong)
    {
        lock (_gate)
        {
            _typingUntil = time.GetUtcNow() + howLong;
            Touch();
        }
    }

    public ChatMessage? Find(string id)
    {
        lock (_gate) return _messages.FindLast(m => m.Id == id);
    }

    /// <summary>The newest bubble of the bot that satisfies the condition.</summary>
    public ChatMessage? NewestOfBot(Func<ChatMessage, bool> condition)
    {
        lock (_gate) return _messages.FindLast(m => m.From == "bot" && !m.Deleted && condition(m));
    }

    /// <summary>Bubbles with a position after <paramref name="afterSeq"/> that changed after <paramref name="sinceRev"/>.</summary>
    public IReadOnlyList<ChatMessage> Read(long afterSeq = 0, long sinceRev = 0)
    {
        lock (_gate) return [.. _messages.Where(m => m.Seq > afterSeq && m.Rev > sinceRev)];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _messages.Clear();
            Touch();
        }
    }

    private long Touch()
    {
        var rev = feed.Bump();
        Interlocked.Exchange(ref _rev, rev);
        return rev;
    }
}
