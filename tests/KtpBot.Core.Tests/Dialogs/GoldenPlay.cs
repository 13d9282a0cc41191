using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Holds a played conversation against its file in tests/golden/dialogs; <c>UPDATE_GOLDEN=1</c> writes the file anew.</summary>
internal static class GoldenPlay
{
    /// <summary>Plays and compares. No identity number may ever be told to the citizen in full.</summary>
    public static void Golden(string name, Action<Play> act, string language = "id", DialogBook? book = null)
    {
        var play = new Play(new FakeDesk(), language, book);
        act(play);
        Assert.DoesNotMatch("[0-9]{16}", string.Join('\n', play.Transcript.Split('\n').Where(l => l.StartsWith('<'))));
        var file = Path.Combine(Path.GetDirectoryName(DialogBooks.Folder)!, "tests", "golden", "dialogs", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, play.Transcript);
        Assert.Equal(File.ReadAllText(file), play.Transcript);
    }
}
