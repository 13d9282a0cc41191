using System.Globalization;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>The load driver's script fits the dialogs: each step gets exactly its replies, in the first cycle and in later ones, and from any state.</summary>
public class LoadScriptTests
{
    private static readonly string[][] Steps =
    [
        .. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(DialogBooks.Folder)!, "tests", "load", "dialog.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')),
    ];

    [Fact]
    public void Script_ThreeCyclesOfOneChat_GetsExactlyItsReplies()
    {
        var play = new Play(new FakeDesk());
        for (var cycle = 999_999; cycle < 1_000_002; cycle++)
        {
            foreach (var step in Steps) Take(play, step, cycle);
        }

        Assert.Equal(3, play.Desk.Calls.Count(c => c.Name == "submit"));
        Assert.Equal(3, play.Desk.Calls.Where(c => c.Name == "submit").Select(c => c.Arguments["key"]).Distinct().Count());
    }

    [Fact]
    public void Script_BrokenOffAnywhere_BeginsAnew()
    {
        for (var stop = 1; stop < Steps.Length; stop++)
        {
            var play = new Play(new FakeDesk());
            foreach (var step in Steps.Take(stop)) Take(play, step, 5);
            foreach (var step in Steps) Take(play, step, 6);
        }
    }

    private static void Take(Play play, string[] step, int cycle)
    {
        var replies = play.Say(Fill(step[0], cycle));
        Assert.Equal(step.Length > 2 ? int.Parse(step[2], CultureInfo.InvariantCulture) : 1, replies.Count);
        Assert.Contains(replies, r => Play.TextOf(r).Contains(Fill(step[1], cycle), StringComparison.Ordinal));
    }

    private static string Fill(string text, int cycle) => text
        .Replace("{chat}", "100042", StringComparison.Ordinal)
        .Replace("{cycle}", cycle.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{nik}", string.Create(CultureInfo.InvariantCulture, $"3201{100042:000000}{cycle % 1_000_000:000000}"), StringComparison.Ordinal);
}
