using System.Security.Cryptography;

namespace KtpBot.Core.Papers;

/// <summary>
/// The code by which anybody can ask whether a paper is genuine: 80 random bits in sixteen characters that cannot be taken for one
/// another (Crockford's base 32: no I, L, O, U), so that it can also be typed.
/// </summary>
public static class CheckCode
{
    public const int Length = 16;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new one. At a million papers a million guesses find one with a probability of about one in a million million.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is printed: four groups of four.</summary>
    public static string Printed(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    /// <summary>What somebody typed or scanned, in the stored form; null when it can be no code.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length) return null;
        Span<char> code = stackalloc char[Length];
        var count = 0;
        foreach (var letter in typed)
        {
            if (letter is ' ' or '-' or '–' or '.') continue;
            var read = char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (count == Length || !Alphabet.Contains(read)) return null;
            code[count++] = read;
        }

        return count == Length ? new string(code) : null;
    }
}
