namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// At start: hands over what citizens posted just before the process died, after the echo was stored and before the intake had it. Their
/// window shows these messages as sent, so nobody would send them again.
/// </summary>
internal sealed class UnacceptedPosts(ActivityLog log, CitizenPosts posts, TimeProvider clock, ILogger<UnacceptedPosts> logger) : BackgroundService
{
    /// <summary>Older ones have had their retry or their citizen gave up; an answer now would only confuse.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var post in await log.UnacceptedAsync(clock.GetUtcNow().UtcDateTime - Reach, stoppingToken))
            {
                if (ActivityReading.Read(post).Count == 0) continue;
                await posts.HandOverAsync(post, stoppingToken);
                logger.HandedOverLate(post.ChatId, post.Sequence);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the next start takes it up.
        }
        catch (Exception e)
        {
            // An edge: this repair must not keep the desk closed. The posts stay where they are for the next start.
            logger.RepairFailed(e);
        }
    }
}
