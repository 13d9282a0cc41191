namespace KtpBot.Core.Data;

/// <summary>Tells one state of the dialogs folder from another without reading its files.</summary>
internal readonly record struct DialogsStamp(int Files, int Hash)
{
    /// <summary>Names, sizes and times of everything in the folder.</summary>
    public static DialogsStamp Of(string folder)
    {
        var hash = default(HashCode);
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            hash.Add(file.FullName, StringComparer.Ordinal);
            hash.Add(file.Length);
            hash.Add(file.LastWriteTimeUtc.Ticks);
        }

        return new DialogsStamp(files.Count, hash.ToHashCode());
    }
}
