namespace KtpBot.Core.Dialogs;

/// <summary>A flow about to begin, and what it begins with.</summary>
/// <param name="Flow">Its name.</param>
/// <param name="Args">Answers it starts with.</param>
internal sealed record FlowOpening(string Flow, IReadOnlyDictionary<string, string> Args)
{
    /// <summary>Files sent at once that wait for it.</summary>
    public FileAlbum? Album { get; init; }

    /// <summary>What the citizen told already.</summary>
    public IReadOnlyDictionary<string, string>? Told { get; init; }

    /// <summary>Documents given to the form before it.</summary>
    public IReadOnlyList<GivenDocument> Documents { get; init; } = [];

    /// <summary>What its first question offers.</summary>
    public IReadOnlyList<CallItem>? Items { get; init; }

    /// <summary>Wishes of the same message that come after it.</summary>
    public IReadOnlyList<WantedFlow>? Wanted { get; init; }

    public DialogFrame Frame(Dictionary<string, string>? kept = null) => new() { Flow = Flow, Kept = kept, Told = Told, Items = Items };
}
