namespace KtpBot.Testing;

/// <summary>Finds the folder that holds KtpBot.sln, from wherever the tests run.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>An absolute path below the root.</summary>
    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "KtpBot.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"KtpBot.sln was not found above {AppContext.BaseDirectory}.");
    }
}
