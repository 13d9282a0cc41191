namespace KtpBot.Core.Papers;

/// <summary>The words of a letter on A4 under the office's head. Empty parts are left out.</summary>
public sealed record LetterText
{
    public required string OfficeName { get; init; }

    public required string OfficeAddress { get; init; }

    public required string OfficePhone { get; init; }

    /// <summary>In capitals, Indonesian.</summary>
    public required string Title { get; init; }

    /// <summary>The title in the citizen's language; null when that is Indonesian.</summary>
    public string? SecondTitle { get; init; }

    /// <summary>For example "Kepada Yth. Siti Contoh Aminah".</summary>
    public string? Addressee { get; init; }

    /// <summary>Paragraphs before the facts.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    public IReadOnlyList<PaperRow> Rows { get; init; } = [];

    /// <summary>A numbered list.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Paragraphs after it.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    public required string PlaceAndDate { get; init; }

    /// <summary>One or two, from left to right; a single one stands on the right.</summary>
    public required IReadOnlyList<PaperSigner> Signers { get; init; }

    /// <summary>Who initialled the letter before it was signed: role and name, with room for a pen.</summary>
    public IReadOnlyList<PaperRow> Initials { get; init; } = [];

    /// <summary>Over the initials; empty where there are none.</summary>
    public string InitialsTitle { get; init; } = "";
}

/// <summary>A fact on a paper.</summary>
/// <param name="Label">Indonesian; with the citizen's words behind a stroke where he reads another language.</param>
/// <param name="Value">An empty one leaves a line for a pen.</param>
public sealed record PaperRow(string Label, string Value);

/// <summary>Who signs a paper.</summary>
/// <param name="Role">Above the signature.</param>
/// <param name="Name">Below it; null leaves a line.</param>
/// <param name="Picture">A signature as PNG.</param>
public sealed record PaperSigner(string Role, string? Name, byte[]? Picture = null)
{
    /// <summary>Above the role: for whom he signs, "a.n. Camat Takeran".</summary>
    public string? OnBehalf { get; init; }

    /// <summary>Below the name: "NIP 19800101 200501 1 001".</summary>
    public string? Nip { get; init; }

    /// <summary>Below it in small letters: when it was approved.</summary>
    public string? Remark { get; init; }
}
