using System.Globalization;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;

namespace KtpBot.Bot.Verbs;

/// <summary><c>understand</c>: one utterance a line from standard input, <c>intent⇥confidence⇥text</c> a line to standard output.</summary>
internal static class UnderstandVerb
{
    public static int Run(string[] args) => Run(args, Console.In, Console.Out, Console.Error);

    /// <summary>0, or 1 when the intents cannot be read.</summary>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        var folder = DialogsFolder.Find(VerbArguments.Value(args, "--dialogs") ?? Environment.GetEnvironmentVariable("Dialogs__Directory"));
        var (book, faults) = IntentBook.Load(folder);
        foreach (var fault in faults) errors.WriteLine(fault);
        if (faults.Any(f => !f.IsWarning)) return 1;
        while (input.ReadLine() is { } line)
        {
            var match = book.Understand(line);
            var understood = match.Confidence >= IntentBook.Understood;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(understood ? match.Intent : IntentBook.Other)}\t{match.Confidence:0.00}\t{line}"));
        }

        return 0;
    }
}
