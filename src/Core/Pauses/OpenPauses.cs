namespace KtpBot.Core.Pauses;

/// <summary>
/// The disturbances that last, as the scheduler saw them at its last look: a turn can mention them without asking the database. Each
/// process has its own, at most one tick old.
/// </summary>
public sealed class OpenPauses
{
    private volatile IReadOnlyList<OpenPause> _now = [];

    public IReadOnlyList<OpenPause> Now => _now;

    internal void Saw(IReadOnlyList<OpenPause> open) => _now = open;
}

/// <summary>A disturbance that lasts.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Code">Why.</param>
/// <param name="ExpectedAt">When it may be over (UTC); null for unknown.</param>
public sealed record OpenPause(long Id, string Code, DateTime? ExpectedAt);
