using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>Sentences that take something back: "eh bukan rusak, hilang", "maksud saya ubah data", "hilang maksudnya".</summary>
internal static partial class Corrections
{
    private const int MostWords = 6;

    /// <summary>What is meant instead; null when the sentence takes nothing back.</summary>
    public static string? Meant(string text)
    {
        foreach (var form in (ReadOnlySpan<Regex>)[NotThisButThat(), Meaning(), MeaningLast(), ChangeTo()])
        {
            if (form.Match(text) is { Success: true } match && match.Groups["y"].Value.Trim() is { Length: > 1 } meant) return meant;
        }

        return null;
    }

    /// <summary>Says of something that it is wrong or to be changed, without saying how: "nama saya salah", "ganti nomor hp".</summary>
    public static bool CallsWrong(string plain) => plain.Count(c => c == ' ') < MostWords && CallsWrongWord().IsMatch(plain);

    /// <summary>Says that something told before was wrong.</summary>
    public static bool TakesBack(string text) => WrongWord().IsMatch(text);

    [GeneratedRegex(@"^\W*(?:(?:eh|ehh|oh|maaf|mohon maaf|sori|sorry|ralat|dudu|sanes|boya|no|not|it's not|its not)\W+)*(?:bukan(?:nya)?|dudu|sanes|boya|not)\s+(?<x>[^,;.\n]{2,60}?)\s*(?:[,;.]|\btapi\b|\btetapi\b|\bmelainkan\b|\bbut\b|\bmaksud(?:nya| saya| sy)\b|\bnanging\b)[\s,]*(?:tapi|tetapi|maksud(?:nya| saya| sy)?|yang|but)?\s*(?<y>.{2,80})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotThisButThat();

    [GeneratedRegex(@"^\W*(?:(?:eh|ehh|oh|maaf|sori|sorry|ralat|salah|bukan|keliru)\W+)*(?:maksud(?:nya|ku| saya| sy| aku| kulo)?(?:\s+(?:itu|tadi|adalah|mau))*|(?:yang\s+)?(?:se)?harusnya|mestinya|ralat|karep(?:ku|e)|i mean|i meant)[\s,:]+(?<y>.{2,80})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meaning();

    [GeneratedRegex(@"^\W*(?:eh|ehh|oh|ralat|sori|sorry|maaf)[\s,]+(?<y>.{2,60}?)[\s,]+(?:maksud(?:nya|ku| saya| sy)|deng|ding|dink|i mean)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MeaningLast();

    [GeneratedRegex(@"\b(?:salah|keliru|ralat|maksud\w*|yang benar|yg benar|yg bener|yang betul|(?:se)?harusnya|bukan|ganti|ubah|eh|wrong|correct)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrongWord();

    [GeneratedRegex(@"^\W*(?:(?:eh|maaf|sori|sorry|boleh|bisa|mau|tolong)\W+)*(?:ganti|pindah|ubah|change|switch)\s+(?:ke|jadi|menjadi|dadi|to)\s+(?<y>.{2,60})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeTo();

    [GeneratedRegex(@"\b(?:salah|keliru|kliru|ganti|ubah|perbaiki|betulkan|ralat|luput|wrong|change|fix)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CallsWrongWord();
}
