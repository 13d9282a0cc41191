using KtpBot.Testing;

namespace KtpBot.Core.Tests.GuardRails;

/// <summary>The project's own files as text, for rules that a compiler does not know.</summary>
internal static class SourceTree
{
    private static readonly string[] Skipped = ["bin", "obj", ".git", ".vs", ".idea", "node_modules", "data", "artifacts", "TestResults"];

    /// <summary>Files below <paramref name="folder"/> with one of the endings, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder, params string[] endings) =>
        [.. Walk(RepositoryRoot.File(folder))
            .Where(path => endings.Length == 0 || endings.Any(path.EndsWith))
            .Select(path => new SourceFile(Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => !Skipped.Contains(Path.GetFileName(file))).Concat(Directory.EnumerateDirectories(folder)
            .Where(sub => !Skipped.Contains(Path.GetFileName(sub)))
            .SelectMany(Walk));
}
