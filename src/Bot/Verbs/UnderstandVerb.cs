using System.Globalization;
using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;

namespace KtpBot.Bot.Verbs;

/// <summary>
/// <c>understand</c>: one utterance a line from standard input, <c>intent⇥confidence⇥text</c> a line to standard output. From 0.50 on the
/// bot acts on the intent; from 0.25 on it asks back with it; below that, the intent is lain. With <c>--why</c> a fourth column tells the words that spoke for it (and against), and the second likeliest meaning.
/// </summary>
internal static class UnderstandVerb
{
    private const int MostWords = 5;
    private const float LeastWeight = 0.1f;

    public static int Run(string[] args) => Run(args, Console.In, Console.Out, Console.Error);

    /// <summary>0, or 1 when the intents cannot be read.</summary>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        var folder = DialogsFolder.Find(VerbArguments.Value(args, "--dialogs") ?? Environment.GetEnvironmentVariable("Dialogs__Directory"));
        var (book, faults) = IntentBook.Load(folder);
        foreach (var fault in faults) errors.WriteLine(fault);
        if (faults.Any(f => !f.IsWarning)) return 1;
        var why = args.Contains("--why");
        book.Learn();
        while (input.ReadLine() is { } line)
        {
            var match = book.Understand(line);
            var guessed = match.Confidence >= IntentBook.Guessed;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(guessed ? book.WiderLabel(match.Intent) : IntentBook.Other)}\t{match.Confidence:0.00}\t{line}{(why ? "\t" + Why(book, line) : "")}"));
        }

        return 0;
    }

    private static string Why(IntentBook book, string line)
    {
        var ranked = book.Rank(line, 2);
        if (ranked.Count == 0) return "-";
        var first = ranked[0];
        var words = book.Why(line, first.Intent).Where(reason => Math.Abs(reason.Weight) >= LeastWeight).Take(MostWords)
            .Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Word} {reason.Weight:+0.0;-0.0}"));
        var second = ranked.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"; then {ranked[1].Intent} {ranked[1].Confidence:0.00}") : "";
        return $"{first.Intent}{(first.IsFiner ? $" ({first.Flow})" : "")}: {string.Join(", ", words)}{second}";
    }
}
