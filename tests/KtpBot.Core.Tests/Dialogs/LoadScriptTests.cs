using System.Globalization;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>The load driver's script fits the dialogs: each step gets exactly its replies, in the first cycle and in later ones, and from any state.</summary>
public class LoadScriptTests
{
    [Theory]
    [InlineData("dialog.tsv", 3)]
    [InlineData("dialog-form.tsv", 0)]
    public void Script_ThreeCyclesOfOneChat_GetsExactlyItsReplies(string script, int submitted)
    {
        var steps = Steps(script);
        var play = new Play(new FakeDesk());
        for (var cycle = 999_999; cycle < 1_000_002; cycle++)
        {
            foreach (var step in steps) Take(play, step, cycle);
        }

        var submits = play.Desk.Calls.Where(c => c.Name == "submit").ToList();
        Assert.Equal(submitted, submits.Count);
        Assert.Equal(submitted, submits.Select(c => c.Arguments["key"]).Distinct().Count());
    }

    [Theory]
    [InlineData("dialog.tsv")]
    [InlineData("dialog-form.tsv")]
    public void Script_BrokenOffAnywhere_BeginsAnew(string script)
    {
        var steps = Steps(script);
        for (var stop = 1; stop < steps.Length; stop++)
        {
            var play = new Play(new FakeDesk());
            foreach (var step in steps.Take(stop)) Take(play, step, 5);
            foreach (var step in steps) Take(play, step, 6);
        }
    }

    private static string[][] Steps(string script) =>
    [
        .. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(DialogBooks.Folder)!, "tests", "load", script))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')),
    ];

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
