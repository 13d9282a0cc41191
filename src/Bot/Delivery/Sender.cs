using KtpBot.Bot.Conversations;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Delivery;

/// <summary>Brings one message to its end: waits for its token, hands it to the channel and records what came of it.</summary>
/// <param name="reader">Reads a message anew that has waited long.</param>
/// <param name="queue">The one writer.</param>
/// <param name="reports">Reports that came before our own record.</param>
/// <param name="clock">UTC.</param>
/// <param name="wake">Called when another message was queued instead.</param>
/// <param name="mail">The way by e-mail, when no conversation is left.</param>
/// <param name="logger">Ids and codes only.</param>
internal sealed class Sender(OutboxReader reader, CommitQueue queue, ReportDesk reports, TimeProvider clock, Action wake, MailDetour? mail, ILogger logger)
{
    /// <summary>A message that fails this often steps aside, so that later ones of the conversation are not held up.</summary>
    private const int AttemptsInLane = 5;

    /// <summary>What is known about a message is good for so long behind others of its conversation; then it is read again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>A turn that is just being committed bears the moment at which it was planned.</summary>
    private static readonly TimeSpan TurnUnderWay = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RetryClaim = TimeSpan.FromMinutes(2);

    private static readonly Refused ChannelOff = new("channel-off", "Kanal ini tidak aktif di kantor. Aktifkan kanal lalu kirim ulang.");
    private static readonly Refused OptedOut = new("opted-out", "Warga meminta untuk tidak menerima kabar lewat kanal ini. Hubungi warga lewat cara lain bila perlu.");
    private static readonly Refused Unreachable = new("unreachable", "Warga tidak dapat dihubungi lagi lewat kanal ini. Hubungi warga lewat cara lain.");
    private static readonly Refused InVain = new("held-too-long", "Warga tidak menulis lagi selama 7 hari, jadi pesan ini tidak terkirim. Hubungi warga lewat cara lain.");

    private long _failovers;

    /// <summary>News that went to another channel of the citizen since the start, for metrics.</summary>
    public long Failovers => Interlocked.Read(ref _failovers);

    /// <summary>Ends when the message is done with for now: sent, failed, held, or left to its row.</summary>
    public async Task SendAsync(SendLane lane, OutgoingItem item, CancellationToken stopping)
    {
        var id = item.Message.Id;
        var waited = false;
        for (var attempt = item.Attempts + 1; ; attempt++, waited = true)
        {
            if (Refusal(item) is { } known)
            {
                await FailAsync(item, known);
                return;
            }

            var (asked, result) = await AskAsync(lane, item, waited, stopping);
            item = asked;
            var now = clock.GetUtcNow().UtcDateTime;
            switch (result)
            {
                case null:
                    return; // Not to be sent any more, or not now: the next look decides.
                case Accepted accepted:
                    await queue.WriteAsync(async scope =>
                    {
                        scope.Delivery.MarkSent(id, accepted.ExternalId, now);
                        if (accepted.ExternalId is not null) await reports.ApplyEarlyAsync(scope, item.Channel, accepted.ExternalId);
                        return true;
                    });
                    if (accepted.ExternalId is not null && reports.Forget(item.Channel, accepted.ExternalId)) wake();
                    return;
                case TryLater { WholeChannel: true } pause:
                    logger.ChannelPaused(item.Channel, pause.Code, id);
                    await queue.WriteAsync(scope =>
                    {
                        scope.Delivery.MarkWaiting(id, pause.Code);
                        return true;
                    });
                    attempt--; // The message is not at fault.
                    break;
                case TryLater later when attempt < RetryPolicy.MaxAttempts:
                    var wait = RetryPolicy.Wait(attempt, later.After);
                    logger.SendRetry(id, later.Code, attempt, wait.TotalSeconds);
                    await queue.WriteAsync(scope =>
                    {
                        scope.Delivery.MarkRetry(id, later.Code, now + wait, now + wait + RetryClaim);
                        return true;
                    });
                    if (attempt >= AttemptsInLane) return;
                    await Task.Delay(wait, clock, stopping);
                    break;
                case TryLater later:
                    await FailAsync(item, new Refused(later.Code, "Penyedia kanal menolak berkali-kali. Coba kirim ulang nanti."));
                    return;
                case Held held:
                    logger.SendHeld(id, held.Code);
                    var heldAt = HeldAt(item);
                    await queue.WriteAsync(scope =>
                    {
                        scope.Delivery.MarkHeld(id, held.Code, held.Reason, heldAt);
                        return true;
                    });
                    return;
                case Refused refused:
                    await FailAsync(item, refused);
                    return;
                default:
                    throw new InvalidOperationException($"Unknown send result {result.GetType().Name}.");
            }
        }
    }

    /// <summary>Gives up a message that has waited for the citizen in vain.</summary>
    public Task FailInVainAsync(OutgoingItem item) => FailAsync(item, InVain);

    private async ValueTask<(OutgoingItem Item, SendResult? Result)> AskAsync(SendLane lane, OutgoingItem item, bool waited, CancellationToken stopping)
    {
        var outlet = lane.Outlet;
        var entering = outlet.EnterAsync(lane, item.Message.Id, stopping);
        waited |= !entering.IsCompleted;
        var probe = await entering;
        SendResult? result = null;
        try
        {
            if (waited || clock.GetUtcNow().UtcDateTime - item.KnownAt > Fresh)
            {
                // Meanwhile the citizen may have written or wants no more news, or an officer has taken the message back.
                if (reader.Again(item.Message.Id) is not { } again) return (item, null);
                item = again;
            }

            result = Refusal(item) ?? await TrySendAsync(outlet.Channel, item, stopping);
            return (item, result);
        }
        finally
        {
            outlet.Gate.Ended(probe, result);
        }
    }

    private async Task<SendResult> TrySendAsync(IChannel? channel, OutgoingItem item, CancellationToken stopping)
    {
        if (channel is null) return ChannelOff;
        try
        {
            return await channel.SendAsync(item.Message, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            // An edge: a channel that throws is a fault of ours, treated as a passing one so that the message is not lost.
            logger.SendThrew(item.Message.Id, error);
            return new TryLater("send-threw");
        }
    }

    /// <summary>News that must not, or cannot, go to this conversation; the citizen's own questions are always answered.</summary>
    private static Refused? Refusal(OutgoingItem item) =>
        item.Origin != OutboxOrigin.Notice ? null
        : item.OptedOut ? OptedOut
        : item.Unreachable ? Unreachable
        : null;

    /// <summary>What the citizen writes after this moment releases the message; what was known when it was held does not.</summary>
    private static DateTime HeldAt(OutgoingItem item)
    {
        var known = item.KnownAt > DateTime.MinValue + TurnUnderWay ? item.KnownAt - TurnUnderWay : item.KnownAt;
        return item.Message.LastInboundAt > known ? item.Message.LastInboundAt.Value : known;
    }

    private async Task FailAsync(OutgoingItem item, Refused refused)
    {
        var id = item.Message.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        logger.SendFailed(id, refused.Code);
        var next = await queue.WriteAsync<Detour?>(async scope =>
        {
            if (refused.AddressUnreachable) scope.Delivery.MarkReach(item.ConversationId, reachable: false);
            if (!scope.Delivery.MarkFailed(id, refused.Code, refused.Reason, now)) return null;
            if (item.Origin != OutboxOrigin.Notice || ReferenceEquals(refused, OptedOut)) return null;
            var other = await Failover.OfferAsync(scope, id, now) ?? (mail is null ? null : await mail.OfferAsync(scope, id, now));
            if (other is not null) scope.Delivery.Explain(id, Failover.Reason(refused.Reason, other.Channel));
            return other;
        });
        if (next is not { IsNew: true }) return;
        Interlocked.Increment(ref _failovers);
        logger.SentElsewhere(id);
        wake();
    }
}
