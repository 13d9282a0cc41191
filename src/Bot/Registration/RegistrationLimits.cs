using System.Net;
using KtpBot.Bot.Channels;

namespace KtpBot.Bot.Registration;

/// <summary>
/// How often one address may open the pages and send forms, and how much is worked on at once. A village behind one mobile address, or
/// the office's own terminal, registers dozens a day; a program that sends without end waits.
/// </summary>
internal sealed class RegistrationLimits : IDisposable
{
    public const int PagesAtOnce = 40;
    public const int FormsAtOnce = 20;

    /// <summary>Everything one form may bring, 40 MB: ten photos as phones take them.</summary>
    public const int MostBytes = 40 * 1024 * 1024;

    /// <summary>What is still read of a form that is too large, so that the browser shows the answer instead of a broken connection.</summary>
    public const int MostDrained = 160 * 1024 * 1024;

    private readonly AddressBuckets _pages = new(PagesAtOnce, 1, TimeSpan.FromSeconds(2));
    private readonly AddressBuckets _forms = new(FormsAtOnce, 1, TimeSpan.FromSeconds(20));

    /// <summary>A form lies in memory while it is worked on; further ones wait for their turn.</summary>
    public SemaphoreSlim Turns { get; } = new(3);

    /// <returns>Null when there is room, else how long to wait.</returns>
    public TimeSpan? Open(IPAddress? address) => _pages.Take(address);

    /// <inheritdoc cref="Open"/>
    public TimeSpan? Send(IPAddress? address) => _forms.Take(address);

    public void Dispose()
    {
        _pages.Dispose();
        _forms.Dispose();
        Turns.Dispose();
    }
}
