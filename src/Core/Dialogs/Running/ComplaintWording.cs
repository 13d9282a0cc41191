namespace KtpBot.Core.Dialogs;

/// <summary>A complaint as its writer sees it before it is sent: what was told, without what was left out, short enough for a message with buttons.</summary>
internal static class ComplaintWording
{
    private const int ShortWords = 60;
    private const int LongWords = 320;

    private static readonly (string Answer, string Label)[] Lines =
    [
        ("complaint_text", "keluhan-form.line-text"), ("complaint_who", "keluhan-form.line-who"), ("complaint_place", "keluhan-form.line-place"),
        ("complaint_moment", "keluhan-form.line-moment"), ("complaint_amount", "keluhan-form.line-amount"), ("complaint_case", "keluhan-form.line-case"),
        ("complaint_contact", "keluhan-form.line-contact"),
    ];

    /// <summary>Text keys said by code.</summary>
    public static IEnumerable<string> Keys => Lines.Select(l => l.Label).Concat(["keluhan-form.line-kind", "keluhan-form.line-proof", "keluhan-form.line-anonymous", "keluhan-form.line-named"])
        .Concat(((string[])["pungli", "lama", "petugas", "data", "lain"]).Select(kind => "keluhan-form.kind-" + kind));

    public static string Of(DialogWording wording)
    {
        var anonymous = wording.Raw("complaint_anonymous") == "ya";
        var lines = new List<string> { $"{wording.Text("keluhan-form.line-kind")}: {wording.Text("keluhan-form.kind-" + wording.Raw("complaint_kind"))}" };
        foreach (var (answer, label) in Lines)
        {
            if (wording.Raw(answer) is not { Length: > 0 } told || (anonymous && answer == "complaint_contact")) continue;
            lines.Add($"{wording.Text(label)}: {Cut(told, answer == "complaint_text" ? LongWords : ShortWords)}");
        }

        if (wording.Raw("complaint_proof") is { Length: > 0 }) lines.Add(wording.Text("keluhan-form.line-proof"));
        lines.Add(wording.Text(anonymous ? "keluhan-form.line-anonymous" : "keluhan-form.line-named"));
        return string.Join('\n', lines);
    }

    private static string Cut(string words, int most)
    {
        var line = DialogWording.WithoutNumbers(words.ReplaceLineEndings(" "));
        return line.Length <= most ? line : line[..(most - 1)] + "…";
    }
}
