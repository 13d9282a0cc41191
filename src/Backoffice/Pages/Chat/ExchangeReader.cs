using System.Text;
using KtpBot.Backoffice.Pages.Shared;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Finds the log of exchanges that belongs to a message.</summary>
internal sealed class ExchangeReader(KtpBotDb db, TimeProvider time)
{
    private const int MostShown = 60;

    /// <summary>Of one of our messages: the sends and what the provider reported later. Null when the conversation has no such message.</summary>
    public async Task<MessageLog?> OfOursAsync(long conversationId, long messageId, CancellationToken cancellationToken)
    {
        var found = await db.OutboxMessages.Where(m => m.Id == messageId && m.ConversationId == conversationId && !m.IsPrivate)
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { m.CreatedAt, m.ExternalId, m.State, m.HeldAt, m.ErrorCode, m.Error, c.Channel })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        List<string> subjects = [ExchangeSubject.Outgoing(messageId)];
        if (found.ExternalId is { } external) subjects.Add(ExchangeSubject.Report(external));
        var step = MessageSteps.Of(found.State, found.HeldAt, found.ErrorCode);
        var code = step is MessageStep.Failed or MessageStep.Held or MessageStep.Waiting ? found.ErrorCode : null;
        var notYet = found.ExternalId is null && step is MessageStep.Waiting or MessageStep.Held or MessageStep.Withdrawn;
        return new MessageLog(
            found.Channel, false, found.CreatedAt, step, code, found.Error ?? CodeWords.Of(found.Channel, code),
            await ReadAsync(subjects, found.Channel, cancellationToken),
            notYet ? "Pesan ini belum pernah dikirim ke penyedia kanal." : WhyEmpty(found.Channel, found.CreatedAt));
    }

    /// <summary>Of a citizen's message: how it was delivered to us, and how its file was fetched.</summary>
    public async Task<MessageLog?> OfTheirsAsync(long conversationId, long messageId, CancellationToken cancellationToken)
    {
        var found = await db.InboxMessages.Where(m => m.Id == messageId && m.ConversationId == conversationId && !m.IsPrivate)
            .Select(m => new { m.ReceivedAt, m.ExternalId, m.Channel, m.Error }).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new MessageLog(
                found.Channel, true, found.ReceivedAt, null, null, found.Error is null ? null : "Pesan ini tidak selesai diproses asisten.",
                await ReadAsync([ExchangeSubject.Incoming(found.ExternalId)], found.Channel, cancellationToken), WhyEmpty(found.Channel, found.ReceivedAt));
    }

    private async Task<IReadOnlyList<ExchangeView>> ReadAsync(List<string> subjects, ChannelKind channel, CancellationToken cancellationToken)
    {
        var rows = await db.ChannelExchanges.AsNoTracking().Where(x => x.Channel == channel && subjects.Contains(x.Subject)).OrderBy(x => x.Id).Take(MostShown).ToListAsync(cancellationToken);
        return [.. rows.Select(Show)];
    }

    private static ExchangeView Show(ChannelExchange x)
    {
        var (request, response) = (TextOf(x.Request), TextOf(x.Response));
        var code = ExchangeCode.In(x.Incoming ? request : response) ?? x.Broken;
        return new ExchangeView(
            x.At, x.Incoming, x.Call, x.Status, x.Milliseconds, code, CodeWords.Of(x.Channel, code) ?? (x.Channel == ChannelKind.Email ? null : CodeWords.OfStatus(x.Status)),
            request is null ? null : JsonLines.Indent(request), response is null ? null : JsonLines.Indent(response));
    }

    private string WhyEmpty(ChannelKind channel, DateTime at) =>
        time.GetUtcNow().UtcDateTime - at > TimeSpan.FromDays(ChannelExchange.KeptDays) ? $"Catatan teknis dihapus setelah {ChannelExchange.KeptDays} hari."
        : channel == ChannelKind.WebChat ? "Obrolan web berjalan di server kantor sendiri, jadi tidak ada lalu lintas dengan penyedia luar."
        : "Tidak ada yang disimpan untuk pesan ini. Saat lalu lintas sangat ramai, hanya yang gagal yang dicatat.";

    private static string? TextOf(byte[]? body) => body is { Length: > 0 } ? Encoding.UTF8.GetString(body) : null;
}
