namespace KtpBot.Core.Papers;

/// <summary>
/// What is written into form F-1.07, a power of attorney in matters of population administration. The official layout was not at hand:
/// the fields are those that a power of attorney needs, and the one who is empowered is written in by hand.
/// </summary>
public sealed record F107Form
{
    public required string Name { get; init; }

    public required string Nik { get; init; }

    public required string Birth { get; init; }

    public required string Work { get; init; }

    public required string Address { get; init; }

    /// <summary>What the other may do.</summary>
    public required string Matter { get; init; }

    public required string PlaceAndDate { get; init; }
}
