namespace KtpBot.Core.Workflow.Drawing;

/// <summary>The words of a chart: times, and lines broken to a width.</summary>
internal static class SopWords
{
    /// <summary>"15 menit", "tunggu 3–5 hari kerja", "tunggu paling lama 2 hari kerja"; nothing for no time.</summary>
    public static IEnumerable<string> Clock(StepClock clock)
    {
        if (clock.TouchMinutes > 0) yield return $"{clock.TouchMinutes} menit";
        if (clock.WaitMaxDays > 0)
            yield return clock.WaitMinDays > 0 ? $"tunggu {clock.WaitMinDays}–{clock.WaitMaxDays} hari kerja" : $"tunggu ≤ {clock.WaitMaxDays} hari kerja";
    }

    /// <summary>Breaks at blanks. Widths are estimated from the font size, as nothing is drawn yet; a longer word keeps a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        var most = (int)(width / (size * (bold ? 0.56 : 0.5)));
        var lines = new List<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most) lines[^1] += " " + word;
            else lines.Add(word);
        }

        return lines;
    }
}
