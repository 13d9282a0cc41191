using KtpBot.Bot.Tests.Plays;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>A delivery as a provider repeats it: every request carries the same bytes.</summary>
internal delegate HttpRequestMessage WalkDelivery(string host);

/// <summary>One citizen's end of a channel: what it sends to the bot, and what has come from it.</summary>
internal abstract class WalkPhone
{
    public abstract ChannelKind Channel { get; }

    /// <summary>As the bot knows the citizen.</summary>
    public abstract string Address { get; }

    /// <summary>What this phone can do besides writing, tapping and sending files.</summary>
    public abstract IReadOnlyList<string> Deeds { get; }

    public virtual Task OpenAsync(WalkTown town) => Task.CompletedTask;

    public abstract WalkDelivery Say(string words);

    public abstract WalkDelivery Tap(BubbleChoice choice, Bubble of);

    /// <summary>One file, or several at once; Telegram delivers an album file by file.</summary>
    public abstract IReadOnlyList<WalkDelivery> Send(IReadOnlyList<PlayPhoto> photos);

    public abstract WalkDelivery Do(string deed);

    public abstract Task<IReadOnlyList<Bubble>> TakeAsync(WalkTown town);
}
