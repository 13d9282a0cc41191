using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>The dialogs folder as it is, or a copy in which a few lines of the office's own files say something else.</summary>
internal sealed class PlayDialogs : IDisposable
{
    private const int ChangedVersion = 900;

    /// <summary>Read and learnt once: what the dialogs say is the same on every stage.</summary>
    private static readonly Lazy<PlayDialogs> Unchanged = new(() =>
    {
        var folder = RepositoryRoot.File("dialogs");
        return new PlayDialogs(folder, DialogBook.Load(folder, TestOffices.Kwangsan).Book, null);
    });

    private readonly TemporaryFolder? _own;

    private PlayDialogs(string folder, DialogBook book, TemporaryFolder? own)
    {
        (Folder, _own) = (folder, own);
        Live = new LiveDialogs(folder, TestOffices.Kwangsan, book, NullLogger<LiveDialogs>.Instance);
    }

    public string Folder { get; }

    public LiveDialogs Live { get; }

    /// <summary>"pickup_policy=f107": that line of office.yaml, or of the office's procedure, says this; "hilang=" takes the line away, "+email_notices=[]" adds one. Several with spaces between.</summary>
    public static PlayDialogs Of(string changes)
    {
        var plain = Unchanged.Value;
        if (changes.Length == 0) return plain;
        var own = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(plain.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = own.File(Path.GetRelativePath(plain.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Change(own, change);

        // The sentences are the same, so that nothing is learnt a second time.
        var office = OfficeFile.Load(own.Path, TestOffices.Kwangsan).Office ?? throw new InvalidDataException($"\"= kantor {changes}\" leaves no office that can be used.");
        var book = plain.Live.Book;
        return new PlayDialogs(own.Path, DialogBook.Load(own.Path, book.Texts, book.Requirements, book.Intents, OfficeFacts.Of(office, book.Texts)).Book, own);
    }

    public void Dispose()
    {
        if (_own is null) return;
        Live.Dispose();
        _own.Dispose();
    }

    private static void Change(TemporaryFolder own, string change)
    {
        if (change.Split('=') is not [var key, var value]) throw new InvalidDataException($"\"= kantor {change}\": write key=value.");
        var line = new Regex($@"(?m)^(\s*){Regex.Escape(key)}:[^\n]*\n");
        var office = own.File("offices", TestOffices.Kwangsan, "office.yaml");
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
        var procedure = own.File("sop", "kwangsan-ktp-el.yaml");
        words = File.ReadAllText(procedure);
        if (!line.IsMatch(words)) throw new InvalidDataException($"\"= kantor {change}\": neither the office nor its procedure says {key}.");
        words = line.Replace(words, $"$1{key}: {value}\n", 1);
        words = new Regex(@"(?m)^version: \d+$").Replace(words, string.Create(CultureInfo.InvariantCulture, $"version: {ChangedVersion}"), 1);
        File.WriteAllText(procedure, words);
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ReplaceLineEndings("\n"))));
        File.AppendAllText(own.File("sop", "versions.txt"), string.Create(CultureInfo.InvariantCulture, $"kwangsan-ktp-el {ChangedVersion} {print}\n"));
    }
}
