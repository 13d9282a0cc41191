using System.Globalization;
using KtpBot.Core.Privacy;

namespace KtpBot.Core.Registration;

/// <summary>The keys under which registrations become cases: what arrives twice has the same key and makes one case.</summary>
public static class SubmissionKeys
{
    /// <summary>Begins the key of a case from the public form.</summary>
    public const string Form = "tautan-";

    /// <summary>Begins the key of a case from another provider's form.</summary>
    public const string Sheet = "gform-";

    /// <param name="formId">The random id of one opened form.</param>
    public static string OfForm(Guid formId) => $"{Form}{formId:N}";

    /// <summary>A line of an exported sheet. Blind, because the key is stored openly and a NIK is part of it.</summary>
    /// <param name="cipher">Of this office.</param>
    /// <param name="at">The line's time stamp (UTC).</param>
    /// <param name="nik">16 digits.</param>
    /// <param name="service">What is applied for.</param>
    public static string OfSheet(FieldCipher cipher, DateTime at, string nik, string service) =>
        Sheet + Convert.ToHexStringLower(cipher.Index("sheet-line", string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ss}|{nik}|{service}")));
}
