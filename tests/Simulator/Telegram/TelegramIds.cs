using System.Globalization;

namespace KtpBot.Simulator.Telegram;

/// <summary>Message ids, growing over all chats and over restarts of the Simulator.</summary>
internal sealed class TelegramIds(TimeProvider time)
{
    private long _last = (time.GetUtcNow().ToUnixTimeSeconds() - 1_700_000_000) * 8;

    public string NextMessage() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}
