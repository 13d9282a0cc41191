namespace KtpBot.Core.Storage;

/// <summary>
/// Lets processes on one machine take turns by holding a file open. The operating system gives the turn back even after a kill,
/// which a row or a file's mere existence would not.
/// </summary>
internal static class FileTurn
{
    private const int PauseMilliseconds = 50;

    /// <summary>Waits for the turn, at most <paramref name="seconds"/>; dispose the result to give it back. The empty file stays.</summary>
    public static FileStream Take(string path, int seconds)
    {
        for (var left = seconds * 1000 / PauseMilliseconds; ; left--)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (left > 0)
            {
                Thread.Sleep(PauseMilliseconds);
            }
        }
    }
}
