using System.Collections.Concurrent;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Testing.Databases;

namespace KtpBot.Testing.Dialogs;

/// <summary>What the dialogs folder says in each office. Sentences are read and learnt once for the whole process: they are the same everywhere.</summary>
public static class OfficeDialogs
{
    public static string Folder { get; } = RepositoryRoot.File("dialogs");

    private static readonly Lazy<DialogBook> First = new(() => DialogBook.Load(Folder, TestOffices.Kwangsan).Book);
    private static readonly ConcurrentDictionary<string, Lazy<DialogBook>> Books = new(StringComparer.Ordinal);

    /// <summary>Every office of dialogs/offices.</summary>
    public static IReadOnlyList<string> Offices { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Folder, "offices")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>What the office's chat says.</summary>
    public static DialogBook Of(string officeId) => Books.GetOrAdd(officeId, id => new(() => id == TestOffices.Kwangsan ? First.Value : Of(Folder, ProfileOf(id)))).Value;

    /// <summary>The same sentences with an office from another folder.</summary>
    /// <param name="folder">With its flows, requirements and offices.</param>
    /// <param name="office">Read from it.</param>
    public static DialogBook Of(string folder, OfficeProfile office) => DialogBook.Load(
        folder, First.Value.Texts, RequirementBook.Load(folder, office.Id).Book, First.Value.Intents, OfficeFacts.Of(office, First.Value.Texts)).Book;

    public static OfficeProfile ProfileOf(string officeId) => OfficeFile.Load(Folder, officeId).Office ?? throw new InvalidDataException($"dialogs/offices has no office \"{officeId}\" that can be used.");
}
