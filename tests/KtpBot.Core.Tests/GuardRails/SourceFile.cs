using KtpBot.Testing;

namespace KtpBot.Core.Tests.GuardRails;

/// <summary>One file of the tree.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
internal sealed record SourceFile(string Path)
{
    private string? _text;

    public string Text => _text ??= File.ReadAllText(RepositoryRoot.File(Path));

    /// <summary>"path:line: text" of every line that <paramref name="rule"/> objects to.</summary>
    public IEnumerable<string> Lines(Func<string, bool> rule) =>
        Text.Split('\n').Select((line, index) => (line, number: index + 1)).Where(x => rule(x.line)).Select(x => $"{Path}:{x.number}: {x.line.Trim()}");
}
