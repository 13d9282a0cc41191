using System.Diagnostics;

namespace KtpBot.Testing.Time;

/// <summary>
/// Waits for something that another thread or process brings about: asks again until it is so or the deadline has passed.
/// The only place in the tests that lets time go by.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Ends when <paramref name="probe"/> is true; fails with <paramref name="what"/> at the deadline (30 seconds unless told otherwise).</summary>
    /// <param name="probe">Asked again after each pause.</param>
    /// <param name="what">For the message.</param>
    /// <param name="within">The deadline.</param>
    /// <param name="pause">Between two questions; 20 milliseconds unless told otherwise.</param>
    public static async Task IsTrueAsync(Func<Task<bool>> probe, string what, TimeSpan? within = null, TimeSpan? pause = null)
    {
        var clock = Stopwatch.StartNew();
        var deadline = within ?? Patience;
        while (!await probe())
        {
            if (clock.Elapsed > deadline) throw new TimeoutException($"Not within {deadline.TotalSeconds:0.#} s: {what}");
            await Task.Delay(pause ?? Pause);
        }
    }

    /// <inheritdoc cref="IsTrueAsync(Func{Task{bool}}, string, TimeSpan?, TimeSpan?)"/>
    public static Task IsTrueAsync(Func<bool> probe, string what, TimeSpan? within = null) =>
        IsTrueAsync(() => Task.FromResult(probe()), what, within);

    /// <summary>Ends with the first value of <paramref name="probe"/> that is not null.</summary>
    public static async Task<T> GetsAsync<T>(Func<Task<T?>> probe, string what, TimeSpan? within = null)
        where T : class
    {
        T? found = null;
        await IsTrueAsync(async () => (found = await probe()) is not null, what, within);
        return found!;
    }

    /// <summary>The same for a probe that needs no waiting itself.</summary>
    public static Task<T> GetsAsync<T>(Func<T?> probe, string what, TimeSpan? within = null)
        where T : class => GetsAsync(() => Task.FromResult(probe()), what, within);
}
