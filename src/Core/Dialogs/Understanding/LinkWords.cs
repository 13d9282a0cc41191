namespace KtpBot.Core.Dialogs;

/// <summary>A code for linking channels inside a sentence: "hubungkan 1234-5678", or a deep link's "hubungkan-12345678".</summary>
internal static class LinkWords
{
    /// <summary>Digits of a code: 8 of them, so that five tries an hour find none (one in a hundred million each).</summary>
    private const int Digits = 8;

    /// <summary>The code and the plain words around it; null when the text does not hold exactly eight digits.</summary>
    public static (string Words, string Code)? Split(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        if (digits != Digits) return null;
        return (Words.Plain(string.Concat(text.Select(c => char.IsAsciiDigit(c) ? ' ' : c))), string.Concat(text.Where(char.IsAsciiDigit)));
    }
}
