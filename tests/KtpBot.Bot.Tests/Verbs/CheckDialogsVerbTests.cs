using KtpBot.Bot.Verbs;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Verbs;

public class CheckDialogsVerbTests
{
    [Fact]
    public void Run_OnOurOwnDialogs_EndsWithZero()
    {
        var output = new StringWriter();

        Assert.Equal(0, CheckDialogsVerb.Run([], output, new ManualTimeProvider()));
        Assert.StartsWith("0 faults", output.ToString().TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnABrokenFolder_PrintsPlacesAndEndsWithOne()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "flows"));
        File.WriteAllText(Path.Combine(folder.Path, "flows", "a.yaml"), "flow: a\nsteps:\n  - id: b\n    say: tidak.ada\n");
        var output = new StringWriter();

        var code = CheckDialogsVerb.Run(["--dialogs", folder.Path], output, new ManualTimeProvider());

        Assert.Equal(1, code);
        Assert.Contains("dialogs/flows/a.yaml(3,5): The text 'tidak.ada' is missing in id.", output.ToString(), StringComparison.Ordinal);
    }
}
