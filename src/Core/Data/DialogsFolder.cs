namespace KtpBot.Core.Data;

/// <summary>The folder with procedures, dialogs, texts, requirements and offices.</summary>
public static class DialogsFolder
{
    /// <summary>
    /// The configured folder (key <c>Dialogs__Directory</c>), or the nearest folder named dialogs at or above one of the starting places.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none; the message says what to set.</exception>
    public static string Find(string? configured, params string[] startingPlaces)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return Directory.Exists(configured)
                ? Path.GetFullPath(configured)
                : throw new DirectoryNotFoundException($"Dialogs__Directory names a folder that does not exist: {configured}");
        }

        var places = startingPlaces.Length > 0 ? startingPlaces : [Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        foreach (var place in places)
        {
            for (var at = new DirectoryInfo(place); at is not null; at = at.Parent)
            {
                var found = Path.Combine(at.FullName, "dialogs");
                if (Directory.Exists(Path.Combine(found, "text"))) return found;
            }
        }

        throw new DirectoryNotFoundException("No dialogs folder was found. Set Dialogs__Directory to the folder that holds text, flows and sop.");
    }

    /// <summary>The YAML files under a folder of it, in a fixed order, each with the name shown in faults ("dialogs/text/id/menu.yaml").</summary>
    public static IEnumerable<(string Path, string ShownAs)> Files(string dialogsDirectory, string subfolder)
    {
        var folder = Path.Combine(dialogsDirectory, subfolder);
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return (path, "dialogs/" + Path.GetRelativePath(dialogsDirectory, path).Replace('\\', '/'));
    }
}
