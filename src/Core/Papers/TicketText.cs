namespace KtpBot.Core.Papers;

/// <summary>The words on a queue ticket.</summary>
public sealed record TicketText
{
    public required string OfficeName { get; init; }

    /// <summary>For example "NOMOR ANTREAN".</summary>
    public required string Title { get; init; }

    /// <summary>The number of the day.</summary>
    public required int Queue { get; init; }

    /// <summary>One or two letters before the number, which tell for what he comes.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Which counter calls it, or for what he comes.</summary>
    public required string Counter { get; init; }

    /// <summary>Day and time at the office.</summary>
    public required string At { get; init; }

    /// <summary>What to do now, in one sentence for each language.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
