using System.Text.RegularExpressions;
using KtpBot.Core.Cases;

namespace KtpBot.Core.Dialogs;

/// <summary>Finds numbers, days, times, names and places in a citizen's sentence. Pure: today is given.</summary>
public static partial class SlotReader
{
    /// <summary>What the sentence tells.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="today">The day in the office's zone.</param>
    public static SentenceSlots Read(string text, DateOnly today)
    {
        var (nik, kk, isBare) = NumberWords.Read(text);
        var rest = NumberWords.Without(text);
        var caseNumber = CaseNumber.In(rest);
        if (caseNumber is not null) rest = CaseNumber.Without(rest);
        var phone = PhoneOf(rest);
        if (phone is not null) rest = PhoneForm().Replace(rest, " ");
        var lower = rest.ToLowerInvariant();
        var plain = Words.Plain(rest);
        var (time, part) = TimeWords.Read(lower, plain);
        return new SentenceSlots(
            nik, kk, phone, caseNumber, DateWords.Read(lower, plain, today), time, part, NameWords.Person(text), NameWords.Village(text), NameWords.District(text), isBare);
    }

    /// <summary>The sentence without the person and the case it tells of, which would only blur what it wants; the sentence itself where nothing would be left.</summary>
    public static string WithoutPerson(string text)
    {
        var rest = NameWords.WithoutPerson(CaseNumber.Without(NumberWords.WithoutNamed(text)));
        return rest.Count(char.IsLetter) > 2 ? rest : text;
    }

    private static string? PhoneOf(string text) =>
        PhoneForm().Match(text) is { Success: true } match && TextChecks.Check(TextCheck.Phone, match.Value, EmptyAnswers) is { Value: { } phone } ? phone : null;

    private static readonly Dictionary<string, string> EmptyAnswers = [];

    [GeneratedRegex(@"(?<![\dA-Za-z])(?:\+62|62|0)(?:[ .\-]?\d){8,12}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneForm();
}
