namespace KtpBot.Core.Papers;

/// <summary>What is written into form F-1.02 (Permendagri 109/2019): three fields, marks in two places, and who signs.</summary>
public sealed record F102Form
{
    public required string Name { get; init; }

    public required string Nik { get; init; }

    /// <summary>Empty when it is not known.</summary>
    public required string Kk { get; init; }

    /// <summary>Marked kinds of request, as the form numbers them: "II-C-1" is column II, letter C, number 1.</summary>
    public required IReadOnlySet<string> Requests { get; init; }

    public required IReadOnlySet<F102Attachment> Attached { get; init; }

    /// <summary>For example "Kwangsan, 17 November 2026".</summary>
    public required string PlaceAndDate { get; init; }

    /// <summary>Who took it in; null leaves the line for a pen.</summary>
    public string? Officer { get; init; }
}
