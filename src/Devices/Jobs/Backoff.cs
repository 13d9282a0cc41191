using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Jobs;

/// <summary>The pause between two tries: it doubles with each failure up to half a minute.</summary>
internal sealed class Backoff(IOptions<DevicesOptions> options, TimeProvider time)
{
    private const double LongestSeconds = 30;

    /// <summary>Waits after the given number of failures in a row, 1 for the first.</summary>
    public Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        var seconds = Math.Min(LongestSeconds, options.Value.RetrySeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 10)));
        return Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellationToken);
    }
}
