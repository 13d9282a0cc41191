using System.Globalization;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;

namespace KtpBot.Bot.Verbs;

/// <summary><c>check-dialogs [--dialogs FOLDER]</c>: prints <c>file(line,column): fault</c> for every fault in the data files.</summary>
internal static class CheckDialogsVerb
{
    public static int Run(string[] args) => Run(args, Console.Out, TimeProvider.System);

    /// <summary>0 when there is nothing but warnings, 1 otherwise, so that a build can stop on it.</summary>
    public static int Run(string[] args, TextWriter output, TimeProvider clock)
    {
        var folder = DialogsFolder.Find(VerbArguments.Value(args, "--dialogs") ?? Environment.GetEnvironmentVariable("Dialogs__Directory"));
        var faults = DialogCheck.Run(folder, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        foreach (var fault in faults) output.WriteLine(fault);
        var wrong = faults.Count(f => !f.IsWarning);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wrong} faults, {faults.Count - wrong} warnings"));
        return wrong == 0 ? 0 : 1;
    }
}
