using System.Diagnostics;
using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Testing;

namespace KtpBot.Benchmarks;

/// <summary>
/// How well sentences are understood that nothing was learnt from: <c>understanding [FILE.tsv]</c>. Prints what was right, what was
/// confidently wrong, the confusion matrix, the mistakes, and the time for one sentence.
/// </summary>
internal static class UnderstandingReport
{
    private const int Rounds = 5;

    public static int Run(string? file, TextWriter output)
    {
        var cases = Read(file ?? RepositoryRoot.File("tests", "utterances", "dev.tsv"));
        var since = Stopwatch.GetTimestamp();
        var (book, faults) = IntentBook.Load(RepositoryRoot.File("dialogs"));
        foreach (var fault in faults) output.WriteLine(fault);
        book.Learn();
        var learnt = Stopwatch.GetElapsedTime(since);

        var answers = cases.Select(c => (c.Label, c.Text, Guess: Wide(book, book.Understand(c.Text)))).ToList();
        var labels = cases.Select(c => c.Label).Concat(answers.Select(a => a.Guess.Intent)).Distinct().Order(StringComparer.Ordinal).ToList();
        var right = answers.Count(a => a.Guess.Intent == a.Label);
        var sure = answers.Where(a => a.Guess.Confidence >= IntentBook.Understood).ToList();
        var wrong = sure.Where(a => a.Guess.Intent != a.Label).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count} sentences; learnt in {learnt.TotalMilliseconds:0} ms"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"right {Share(right, cases.Count)}, confident {Share(sure.Count, cases.Count)}, confidently wrong {Share(wrong.Count, cases.Count)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one sentence: median {Median(cases, text => book.Understand(text)):0.0} µs; with its pieces, numbers, names and days {Median(cases, text => Whole(book, text)):0.0} µs"));
        Several(output, cases, book);
        Listed(output, book);
        AskingBack(output, cases, book);
        output.WriteLine();
        Matrix(output, labels, answers.Select(a => (a.Label, a.Guess.Intent)).ToLookup(a => a));
        output.WriteLine();
        foreach (var (label, text, guess) in answers.Where(a => a.Guess.Intent != a.Label).OrderByDescending(a => a.Guess.Confidence))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guess.Confidence:0.00} {label} → {guess.Intent}: {text}"));
        return 0;
    }

    // Every sentence of the sets has one meaning: what is taken for several is a mistake, unless the meant one is among them.
    private static void Several(TextWriter output, List<(string Label, string Text)> cases, IntentBook book)
    {
        var split = cases.Select(c => (c.Label, c.Text, SentenceWishes.In(book, c.Text).Sure)).Where(c => c.Sure.Count > 1).ToList();
        output.WriteLine($"taken for several wishes: {Share(split.Count, cases.Count)}");
        foreach (var (label, text, sure) in split) output.WriteLine($"  {label} → {string.Join(" + ", sure.Select(w => w.Intent))}: {text}");
    }

    private static void Listed(TextWriter output, IntentBook book)
    {
        var lists = Read(RepositoryRoot.File("tests", "utterances", "several.tsv")).ConvertAll(c => (c.Label, c.Text, Found: string.Join('+', SentenceWishes.In(book, c.Text.Replace("\\n", "\n", StringComparison.Ordinal)).Sure.Select(w => w.Intent))));
        output.WriteLine($"messages with several wishes: {Share(lists.Count(c => c.Found == c.Label), lists.Count)} taken apart rightly");
        foreach (var (label, text, found) in lists.Where(c => c.Found != c.Label)) output.WriteLine($"  {label} → {found}: {text}");
    }

    private static void AskingBack(TextWriter output, List<(string Label, string Text)> cases, IntentBook book)
    {
        var unsure = cases.Select(c => (c.Label, c.Text, Ranked: book.Rank(c.Text, 6))).Where(c => c.Ranked is [{ Confidence: < IntentBook.Understood }, ..]).ToList();
        var meant = unsure.Where(c => c.Label != IntentBook.Other).ToList();
        var none = unsure.Where(c => c.Label == IntentBook.Other).ToList();
        foreach (var bar in (ReadOnlySpan<double>)[0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4])
        {
            var asked = meant.Where(c => Asks(c.Ranked, bar)).ToList();
            var helped = asked.Count(c => Two(c.Ranked).Contains(c.Label));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"asking from {bar:0.00}: {asked.Count} of {meant.Count} unsure, {helped} with the meant one; of nonsense {none.Count(c => Asks(c.Ranked, bar))} of {none.Count}"));
        }

        bool Asks(IReadOnlyList<IntentMatch> ranked, double bar) => ranked[0].Intent != IntentBook.Other && ranked[0].Confidence >= bar;
        IEnumerable<string> Two(IReadOnlyList<IntentMatch> ranked) => ranked.Where(m => m.Intent is not (IntentBook.Other or "salam" or "terima_kasih")).Take(2).Select(m => m.Intent);
    }

    private static List<(string Label, string Text)> Read(string file) =>
        [.. File.ReadLines(file).Where(line => line.Contains('\t')).Select(line => line.Split('\t', 2)).Select(parts => (parts[0], parts[1]))];

    // A finer meaning ("batal_jadwal") counts as the wider one that the sets name.
    private static IntentMatch Wide(IntentBook book, IntentMatch guess) => guess with { Intent = book.WiderLabel(guess.Intent) };

    private static string Share(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part} ({100.0 * part / whole:0.0} %)");

    private static void Whole(IntentBook book, string text)
    {
        SlotReader.Read(text, new DateOnly(2026, 11, 20));
        SentenceWishes.In(book, SlotReader.WithoutPerson(text));
    }

    private static double Median(List<(string Label, string Text)> cases, Action<string> understand)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Clear(); // The rounds before only warm up.
            foreach (var (_, text) in cases)
            {
                var since = Stopwatch.GetTimestamp();
                understand(text);
                times.Add(Stopwatch.GetElapsedTime(since).TotalMicroseconds);
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static void Matrix(TextWriter output, List<string> labels, ILookup<(string, string), (string, string)> answers)
    {
        output.WriteLine("rows: meant, columns: understood");
        output.WriteLine(new string(' ', 15) + string.Concat(labels.Select(label => label[..Math.Min(5, label.Length)].PadLeft(6))));
        foreach (var row in labels)
            output.WriteLine(row.PadRight(15) + string.Concat(labels.Select(column => (answers[(row, column)].Count() is > 0 and var n ? n.ToString(CultureInfo.InvariantCulture) : "·").PadLeft(6))));
    }
}
