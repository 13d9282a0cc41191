namespace KtpBot.Core.Papers;

/// <summary>Where form F-1.06 states the change.</summary>
public enum F106Change
{
    /// <summary>Part A: education and occupation.</summary>
    EducationOrWork,

    /// <summary>Part B: religion.</summary>
    Religion,

    /// <summary>Part B: another element, which is named.</summary>
    Other,
}

/// <summary>What is written into form F-1.06 (Permendagri 109/2019). An empty text leaves the line for a pen.</summary>
public sealed record F106Form
{
    public required string Name { get; init; }

    public required string Nik { get; init; }

    public required string Kk { get; init; }

    public required string Address { get; init; }

    public required F106Change Kind { get; init; }

    /// <summary>With <see cref="F106Change.Other"/>: which element.</summary>
    public required string Element { get; init; }

    /// <summary>What it becomes.</summary>
    public required string Becomes { get; init; }

    /// <summary>The document that proves it (dasar perubahan).</summary>
    public required string Proof { get; init; }

    public required string PlaceAndDate { get; init; }
}
