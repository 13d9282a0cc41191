namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// Small calls on which no message depends: nobody waits for them, they are not repeated, and no more than a bounded number is under
/// way, so that they can never stand in the way of messages.
/// </summary>
internal sealed class TelegramErrands(TelegramApi api, ILogger<TelegramErrands> logger)
{
    /// <summary>A button that turns is worth more than a keyboard that stays.</summary>
    public const int MostUrgent = 256;

    public const int MostOrdinary = 64;

    private int _underWay;

    /// <summary>Starts the calls, one after the other, and returns at once. Never throws: it is an edge of its own.</summary>
    /// <param name="subject">Under what they are found in the channel log.</param>
    /// <param name="calls">In order; a refusal does not stop the next.</param>
    /// <param name="most">Left out when so many are under way.</param>
    public void Run(string subject, int most, params ReadOnlySpan<TelegramBody> calls)
    {
        var list = calls.ToArray();
        Run(most, async () =>
        {
            foreach (var call in list) Note(call.Method, await api.CallAsync(subject, call.Method, call.Json, CancellationToken.None));
        });
    }

    /// <summary>The same for work that looks at the answers.</summary>
    public void Run(int most, Func<Task> work)
    {
        if (Interlocked.Increment(ref _underWay) > most)
        {
            Interlocked.Decrement(ref _underWay);
            logger.ErrandLeftOut();
            return;
        }

        _ = EndAsync(work);
    }

    /// <summary>Writes down what went wrong, unless it is what happens every day (an old tap, a blocked bot, nothing to change).</summary>
    public void Note(string method, TelegramReply reply)
    {
        if (!reply.Ok && reply.ErrorCode is not (400 or 403)) logger.ErrandFailed(method, reply.Code);
    }

    private async Task EndAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error)
        {
            logger.ErrandFailed("-", error.GetType().Name);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
