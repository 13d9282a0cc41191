using System.Collections.Concurrent;
using KtpBot.Core.Devices;

namespace KtpBot.Devices.Status;

/// <summary>What this process has seen since it started, for health, metrics and the status page.</summary>
internal sealed class StationStatus(TimeProvider time)
{
    private readonly ConcurrentDictionary<(DeviceJobKind Kind, DeviceJobState State), long> _ended = new();
    private volatile Contact? _contact;

    /// <summary>The newest exchange with the Backoffice; null before the first.</summary>
    public Contact? LastContact => _contact;

    /// <summary>How many attempts ended in which state since the start.</summary>
    public IReadOnlyDictionary<(DeviceJobKind Kind, DeviceJobState State), long> Ended => _ended;

    /// <summary>Notes an exchange; <paramref name="fault"/> is null when it was answered.</summary>
    public void BackofficeAnswered(string? fault) => _contact = new Contact(time.GetUtcNow().UtcDateTime, fault);

    public void JobEnded(DeviceJobKind kind, DeviceJobState state) => _ended.AddOrUpdate((kind, state), 1, (_, count) => count + 1);

    /// <param name="At">UTC.</param>
    /// <param name="Fault">A machine word, or null when the Backoffice answered.</param>
    internal sealed record Contact(DateTime At, string? Fault);
}
