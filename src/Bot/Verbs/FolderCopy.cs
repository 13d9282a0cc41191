namespace KtpBot.Bot.Verbs;

/// <summary>Copies the folder of encrypted documents.</summary>
internal static class FolderCopy
{
    /// <summary>Copies every whole document; one that is erased meanwhile is left out, as it should be.</summary>
    /// <returns>How many files, and their bytes.</returns>
    public static (int Files, long Bytes) Run(string from, string to)
    {
        var (files, bytes) = (0, 0L);
        Directory.CreateDirectory(to);
        if (!Directory.Exists(from)) return (0, 0);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            // A draft (.new) belongs to no row yet.
            if (!Guid.TryParseExact(Path.GetFileName(path), "N", out _)) continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(path, target, overwrite: true);
            }
            catch (FileNotFoundException)
            {
                continue;
            }

            files++;
            bytes += new FileInfo(target).Length;
        }

        return (files, bytes);
    }
}
