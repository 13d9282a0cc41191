using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>How one channel fares.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Citizens">Conversations on it.</param>
/// <param name="LastInAt">When a citizen last wrote (UTC).</param>
/// <param name="LastOutAt">When a message of ours last left (UTC).</param>
/// <param name="Waiting">Messages that wait to be sent.</param>
/// <param name="OldestAt">Since when the oldest of them waits (UTC).</param>
/// <param name="Held">Messages that wait for the citizen to write.</param>
/// <param name="Failures">What failed in the last day, the commonest cause first.</param>
/// <param name="Alarms">Open ones.</param>
/// <param name="Closed">Alarms closed in the last days, the newest first.</param>
internal sealed record ChannelCard(
    ChannelKind Channel,
    int Citizens,
    DateTime? LastInAt,
    DateTime? LastOutAt,
    int Waiting,
    DateTime? OldestAt,
    int Held,
    IReadOnlyList<FailureCause> Failures,
    IReadOnlyList<AlarmView> Alarms,
    IReadOnlyList<AlarmView> Closed)
{
    public int Failed => Failures.Sum(f => f.Count);
}

/// <summary>One cause of failures.</summary>
internal sealed record FailureCause(string? Code, string Reason, int Count);

/// <summary>An alarm as the page shows it.</summary>
internal sealed record AlarmView(long Id, string Code, string Text, DateTime FirstAt, DateTime LastAt, int Count, DateTime? ClosedAt, string? ClosedBy);
