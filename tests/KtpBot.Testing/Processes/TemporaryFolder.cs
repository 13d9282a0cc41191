namespace KtpBot.Testing.Processes;

/// <summary>A folder of one test's own, deleted afterwards. Set <c>KTPBOT_KEEP_TEST_FOLDERS=1</c> to look into what a failing test left.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static readonly bool Keep = Environment.GetEnvironmentVariable("KTPBOT_KEEP_TEST_FOLDERS") == "1";

    public string Path { get; } = Directory.CreateTempSubdirectory("ktpbot-").FullName;

    /// <summary>An absolute path in the folder; missing parents are the caller's to make.</summary>
    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose()
    {
        if (!Keep && Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
