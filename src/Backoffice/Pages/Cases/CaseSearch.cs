using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Papers;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>Finds cases by what an officer has in hand: a case number or its last digits, a NIK, a KK number, a phone number, the code of a paper as a scanner reads it. Names are sealed and cannot be searched.</summary>
internal static class CaseSearch
{
    /// <summary>What the words are taken for; stands in the audit row instead of the words.</summary>
    public static string KindOf(string text) => Digits(text) is { Length: 16 } ? "nik-kk" : IsPhone(text) ? "phone" : PaperCode(text) is not null ? "paper" : "number";

    public static IQueryable<CaseFile> Matching(KtpBotDb db, FieldCipher cipher, string text)
    {
        if (Digits(text) is { Length: 16 } number)
        {
            byte[] nik = cipher.OfNik(number), kk = cipher.OfKk(number);
            return db.Cases.Where(c => db.People.Any(p => p.Id == c.PersonId && (p.NikIndex == nik || p.KkIndex == kk)));
        }

        if (IsPhone(text))
        {
            var phone = cipher.OfPhone(Phones.ToE164(text)!);
            return db.Cases.Where(c => db.People.Any(p => p.Id == c.PersonId && p.PhoneIndex == phone));
        }

        if (PaperCode(text) is { } code) return db.Cases.Where(c => db.IssuedPapers.Any(p => p.CaseId == c.Id && p.Code == code));

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            var ending = $"-{serial:000000}";
            return db.Cases.Where(c => c.Number.EndsWith(ending));
        }

        var part = text.ToUpperInvariant();
        return db.Cases.Where(c => c.Number.Contains(part));
    }

    // A QR holds an address that ends in the code, or the code alone.
    private static string? PaperCode(string text) => CheckCode.Read(text[(text.LastIndexOf('/') + 1)..]);

    private static bool IsPhone(string text) => Phones.ToE164(text) is not null && (Digits(text)?.Length ?? 0) >= 9;

    // Digits with the usual gaps, or null when there is anything else.
    private static string? Digits(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')') ? string.Concat(text.Where(char.IsAsciiDigit)) : null;
}
