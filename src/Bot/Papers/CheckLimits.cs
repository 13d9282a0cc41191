using System.Net;
using KtpBot.Bot.Channels;

namespace KtpBot.Bot.Papers;

/// <summary>
/// How often one address may ask: thirty at once, then one every two seconds. Enough for a counter that checks a pile of papers; with 80
/// random bits in a code, guessing is hopeless at any speed, so this only keeps the database free.
/// </summary>
internal sealed class CheckLimits : IDisposable
{
    public const int AtOnce = 30;

    private readonly AddressBuckets _checks = new(AtOnce, 1, TimeSpan.FromSeconds(2));

    /// <returns>Null when there is room, else how long to wait.</returns>
    public TimeSpan? Take(IPAddress? address) => _checks.Take(address);

    public void Dispose() => _checks.Dispose();
}
