using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Population;

/// <summary>RT and RW in all the ways in which people write two small numbers: 003/001, RT 3 RW 1, 3/1, 003001.</summary>
internal static partial class RtRwForm
{
    public static ElementGrade Grade(string ours, string theirs)
    {
        var (a, b) = (Read(ours), Read(theirs));
        if (a is null || b is null) return string.Concat(Likeness.Words(ours)) == string.Concat(Likeness.Words(theirs)) ? ElementGrade.Same : ElementGrade.Different;
        if (a == b) return ElementGrade.Same;
        var oneIsShort = a.Value.Rw is null || b.Value.Rw is null;
        return oneIsShort && a.Value.Rt == b.Value.Rt ? ElementGrade.Similar : ElementGrade.Different;
    }

    /// <summary>"003/001" from two fields; null when neither is there. Judgements of the service are put together too.</summary>
    public static string? Join(string? rt, string? rw)
    {
        if (rt is null && rw is null) return null;
        if (ServiceVerdict.Of(rt ?? rw!) is not null)
            return (rt is null || ServiceVerdict.Of(rt) == ElementGrade.Same) && (rw is null || ServiceVerdict.Of(rw) == ElementGrade.Same) ? "Sesuai" : "Tidak Sesuai";
        return rw is null ? Padded(rt!) : $"{Padded(rt ?? "")}/{Padded(rw)}";
    }

    private static string Padded(string number) => number.All(char.IsAsciiDigit) ? number.PadLeft(3, '0') : number;

    private static (int Rt, int? Rw)? Read(string text)
    {
        var numbers = Number().Matches(text);
        if (numbers is [{ Length: 6 } both]) return (Of(both.Value[..3]), Of(both.Value[3..]));
        return numbers.Count == 0 || numbers.Any(n => n.Length > 5) ? null : (Of(numbers[0].Value), numbers.Count > 1 ? Of(numbers[1].Value) : null);
    }

    private static int Of(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
