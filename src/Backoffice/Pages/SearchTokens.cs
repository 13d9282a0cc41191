using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace KtpBot.Backoffice.Pages;

/// <summary>Turns what an officer looks for (a NIK, a phone number) into a sealed word, so that it never stands in an address, a history or a log.</summary>
internal sealed class SearchTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("search");

    public string Seal(string text) => _protector.Protect(text);

    /// <summary>The words behind a token; null when it is none of ours.</summary>
    public string? Open(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return _protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
