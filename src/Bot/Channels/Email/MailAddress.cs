using System.Diagnostics.CodeAnalysis;

namespace KtpBot.Bot.Channels.Email;

/// <summary>
/// What may stand between the angle brackets of a command and a header. Stricter than RFC 5321 section 4.1.2: no quoted local parts, no address
/// literals, ASCII alone; so nothing in it can end a line or an argument.
/// </summary>
internal static class MailAddress
{
    private const int MostWhole = 254;

    public static bool Fits([NotNullWhen(true)] string? address) =>
        address is { Length: >= 3 and <= MostWhole } && address.Split('@') is [{ Length: > 0 and <= 64 } local, { Length: > 0 } domain]
        && local.All(IsAtom) && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && domain[0] is not ('.' or '-') && domain[^1] is not ('.' or '-');

    public static string DomainOf(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static bool IsAtom(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'' or '=' or '&' or '#' or '~' or '$' or '!' or '*' or '^';
}
