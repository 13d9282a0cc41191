using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Dialogs;
using KtpBot.Testing.Processes;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>The dialogs folder as it is, or a copy in which a few lines of the office's own files say something else.</summary>
internal sealed class PlayDialogs : IDisposable
{
    private const int ChangedVersion = 900;

    /// <summary>Read once: what the dialogs say in an office is the same on every stage.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<PlayDialogs>> Unchanged = new(StringComparer.Ordinal);

    private readonly TemporaryFolder? _own;

    private PlayDialogs(string folder, OfficeProfile office, DialogBook book, TemporaryFolder? own)
    {
        (Folder, Office, _own) = (folder, office, own);
        Live = new LiveDialogs(folder, office.Id, book, NullLogger<LiveDialogs>.Instance);
    }

    public string Folder { get; }

    /// <summary>Whose they are.</summary>
    public OfficeProfile Office { get; }

    public LiveDialogs Live { get; }

    /// <summary>"pickup_policy=f107": that line of office.yaml, or of the office's procedure, says this; "hilang=" takes the line away, "+email_notices=[]" adds one. Several with spaces between.</summary>
    public static PlayDialogs Of(string changes, string officeId = TestOffices.Kwangsan)
    {
        var plain = Unchanged.GetOrAdd(officeId, id => new(() => new PlayDialogs(OfficeDialogs.Folder, OfficeDialogs.ProfileOf(id), OfficeDialogs.Of(id), null))).Value;
        if (changes.Length == 0) return plain;
        var own = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(plain.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = own.File(Path.GetRelativePath(plain.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Change(own, plain.Office, change);

        var office = OfficeFile.Load(own.Path, officeId).Office ?? throw new InvalidDataException($"\"= kantor {changes}\" leaves no office that can be used.");
        return new PlayDialogs(own.Path, office, OfficeDialogs.Of(own.Path, office), own);
    }

    public void Dispose()
    {
        if (_own is null) return;
        Live.Dispose();
        _own.Dispose();
    }

    private static void Change(TemporaryFolder own, OfficeProfile profile, string change)
    {
        if (change.Split('=') is not [var key, var value]) throw new InvalidDataException($"\"= kantor {change}\": write key=value.");
        var line = new Regex($@"(?m)^(\s*){Regex.Escape(key)}:[^\n]*\n");
        var office = own.File("offices", profile.Id, "office.yaml");
        var words = File.ReadAllText(office);
        if (key.StartsWith('+'))
        {
            File.WriteAllText(office, $"{words}\n{key[1..]}: {value}\n");
            return;
        }

        if (line.IsMatch(words))
        {
            File.WriteAllText(office, line.Replace(words, value.Length == 0 ? "" : $"$1{key}: {value}\n", 1));
            return;
        }

        // A procedure says another thing only under another version.
        var id = profile.Procedures.Values.First();
        var procedure = own.File("sop", id + ".yaml");
        words = File.ReadAllText(procedure);
        if (!line.IsMatch(words)) throw new InvalidDataException($"\"= kantor {change}\": neither the office nor its procedure says {key}.");
        words = line.Replace(words, $"$1{key}: {value}\n", 1);
        words = new Regex(@"(?m)^version: \d+$").Replace(words, string.Create(CultureInfo.InvariantCulture, $"version: {ChangedVersion}"), 1);
        File.WriteAllText(procedure, words);
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ReplaceLineEndings("\n"))));
        File.AppendAllText(own.File("sop", "versions.txt"), string.Create(CultureInfo.InvariantCulture, $"{id} {ChangedVersion} {print}\n"));
    }
}
