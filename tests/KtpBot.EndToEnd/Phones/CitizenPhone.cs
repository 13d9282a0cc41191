using System.Text;
using KtpBot.Testing.Time;

namespace KtpBot.EndToEnd.Phones;

/// <summary>A citizen with a phone: says, taps and sends, and reads what came. Everything said stands in <see cref="Play"/>.</summary>
internal abstract class CitizenPhone
{
    private readonly StringBuilder _play = new();
    private readonly Lock _gate = new();
    private int _read;

    /// <summary>The conversation as a play: who said what, in order.</summary>
    public string Play
    {
        get
        {
            lock (_gate) return _play.ToString();
        }
    }

    public async Task SayAsync(string text)
    {
        Note("WARGA", text);
        await SendTextAsync(text);
    }

    /// <summary>Taps the newest offered choice with this title.</summary>
    public async Task TapAsync(string title)
    {
        Note("WARGA", $"[{title}]");
        await SendTapAsync(title);
    }

    /// <summary>Sends a picture from the camera roll.</summary>
    public async Task PhotoAsync(string name)
    {
        Note("WARGA", $"(foto {name})");
        await SendPhotoAsync(name);
    }

    /// <summary>Reads on until a message holds the words; every message passed on the way goes into the play.</summary>
    public async Task<BotBubble> ReadsAsync(string words)
    {
        BotBubble? found = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                var all = await BubblesAsync();
                while (found is null && _read < all.Count)
                {
                    var bubble = all[_read++];
                    Note("BOT", bubble.ToString());
                    if (Plain(bubble.Text).Contains(words, StringComparison.OrdinalIgnoreCase)) found = bubble;
                }

                return found is not null;
            },
            $"the citizen reads \"{words}\". The play so far:\n{Play}",
            TimeSpan.FromSeconds(60));
        return found!;
    }

    /// <summary>Reads whatever else has come by now into the play; all messages so far.</summary>
    public async Task<IReadOnlyList<BotBubble>> ReadRestAsync()
    {
        await ReadNewAsync();
        return await BubblesAsync();
    }

    /// <summary>Reads whatever has come by now into the play; only what has not been read before.</summary>
    public async Task<IReadOnlyList<BotBubble>> ReadNewAsync()
    {
        var fresh = (await BubblesAsync()).Skip(_read).ToList();
        foreach (var bubble in fresh) Note("BOT", bubble.ToString());
        _read += fresh.Count;
        return fresh;
    }

    /// <summary>All messages of the bot so far, in the order they arrived.</summary>
    public abstract Task<IReadOnlyList<BotBubble>> BubblesAsync();

    protected abstract Task SendTextAsync(string text);

    protected abstract Task SendTapAsync(string title);

    protected abstract Task SendPhotoAsync(string name);

    // Channels mark bold words in their own ways; the words are what counts.
    private static string Plain(string text) => text.Replace("*", "", StringComparison.Ordinal);

    private void Note(string who, string what)
    {
        lock (_gate) _play.Append(who).Append(": ").AppendLine(what.Replace("\n", "\n     ", StringComparison.Ordinal));
    }
}

/// <summary>One message of the bot as the citizen sees it.</summary>
/// <param name="Text">Words, or the caption.</param>
/// <param name="Choices">Titles offered below it.</param>
/// <param name="File">A file's name, if one came.</param>
internal sealed record BotBubble(string Text, IReadOnlyList<string> Choices, string? File)
{
    public override string ToString() =>
        (File is null ? "" : $"(berkas {File}) ") + Text + (Choices.Count == 0 ? "" : "\n[" + string.Join("] [", Choices) + "]");
}
