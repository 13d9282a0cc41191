using System.Globalization;
using System.Text.RegularExpressions;

namespace KtpBot.Bot.Channels.Email;

/// <summary>A server's answer (RFC 5321 section 4.2): a code of three figures, perhaps a finer one (RFC 3463), and words that may hold anything.</summary>
/// <param name="Code">220, 250, 450…</param>
/// <param name="Lines">The words of each line; they can name the citizen's address and are neither logged nor shown.</param>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsGood => Code is >= 200 and < 400;

    /// <summary>RFC 3463: class, subject and detail, for example 5.1.1; null where the server gives none.</summary>
    public string? Enhanced => Lines.Count > 0 && Finer().Match(Lines[^1]) is { Success: true } match ? match.Value : null;

    /// <summary>The code as staff see it.</summary>
    public string Name => Enhanced is { } finer ? string.Create(CultureInfo.InvariantCulture, $"{Code} {finer}") : Code.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[245]\.\d{1,3}\.\d{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Finer();
}

/// <summary>Where in the talk with the server something happened.</summary>
internal enum SmtpStep
{
    Connect,
    Greeting,
    Hello,
    Tls,
    SignIn,
    Sender,
    Recipient,
    Data,
    Content,
}

/// <summary>The talk ended before the mail was taken.</summary>
/// <param name="step">Where.</param>
/// <param name="reply">What the server said; null when no answer came.</param>
/// <param name="broken">"timeout", "network", "certificate", "no-tls" or "no-sign-in" when no answer came or none would do.</param>
internal sealed class SmtpFailure(SmtpStep step, SmtpReply? reply, string? broken = null) : Exception($"{step}: {reply?.Name ?? broken}")
{
    public SmtpStep Step => step;

    public SmtpReply? Reply => reply;

    public string? Broken => broken;
}
