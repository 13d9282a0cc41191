using System.Text.Json.Serialization;
using KtpBot.Core.Imaging;

namespace KtpBot.Core.Dialogs;

/// <summary>Several files sent at once, on their way to the documents that wait for them. Lives until the answer that tells of it.</summary>
internal sealed record FileAlbum
{
    /// <summary>Still to be given, in the citizen's order.</summary>
    [JsonPropertyName("f")]
    public required IReadOnlyList<AlbumFile> Files { get; init; }

    /// <summary>A file of it has been given, or turned down, in this turn.</summary>
    [JsonPropertyName("b")]
    public bool Begun { get; init; }

    /// <summary>Titles of the documents that got a file.</summary>
    [JsonPropertyName("r")]
    public IReadOnlyList<string> Received { get; init; } = [];

    /// <summary>What is wrong with the files of <see cref="Skipped"/>, ready to say.</summary>
    [JsonPropertyName("p")]
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Documents whose file was turned down: the next file is for the next document.</summary>
    [JsonPropertyName("s")]
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Files that no document waits for.</summary>
    [JsonPropertyName("e")]
    public int Extra { get; init; }

    public static FileAlbum Of(IReadOnlyList<FileInput> files) => new()
    {
        Files = [.. files.Select((file, i) => file switch
        {
            FileStored stored => new AlbumFile(i + 1, stored.FileId, stored.Verdict is null ? null : $"documents.verdict.{stored.Verdict}", stored.Caption, stored.Look),
            FileRefused refused => new AlbumFile(i + 1, null, $"file.refused.{refused.Reason}", null),
            _ => throw new InvalidOperationException($"Unknown file {file.GetType().Name}."),
        })],
    };
}

/// <summary>One file of an album.</summary>
/// <param name="Number">Its place, from 1, as the citizen counts.</param>
/// <param name="File">In the store; null when it was refused.</param>
/// <param name="Problem">Text key of what is wrong with it; null when it is readable.</param>
/// <param name="Caption">Words that came with it.</param>
/// <param name="Look">What it looks like.</param>
internal sealed record AlbumFile(
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("f")] Guid? File,
    [property: JsonPropertyName("p")] string? Problem,
    [property: JsonPropertyName("c")] string? Caption,
    [property: JsonPropertyName("l")] PhotoLook Look = PhotoLook.Unknown);
