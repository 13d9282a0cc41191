using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Queueing;

/// <summary>
/// What a citizen hears of his number in the conversation: once that it is near, that it is called, that he was missed. Only where it
/// can still arrive in time: a message that a closed reply window would keep back until tomorrow is not written at all.
/// </summary>
internal sealed class QueueNews(OfficeProfile office, TextBook texts)
{
    public const string Near = "dekat";
    public const string Called = "dipanggil";
    public const string CallTakenBack = "panggilan-batal";
    public const string MissedOnce = "terlewat";
    public const string MissedTwice = "ditutup";

    /// <summary>Those who now have few enough before them and do not know it yet.</summary>
    public async Task TellNearAsync(KtpBotDb db, QueueDay day, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var ticket in day.Line)
        {
            if (ticket.NearToldAt is not null || (ticket.ConversationId ?? ticket.CaseId) is null || day.Ahead(ticket) is var ahead && ahead > office.Queue.Near) continue;
            ticket.NearToldAt = now;

            // Somebody who has just come was told his place with his number.
            if (ticket.TakenAt != now && ahead > 0) await TellAsync(db, ticket, Near, now, cancellationToken, ahead);
        }
    }

    /// <summary>Writes one message into the outbox; nothing where nobody can be reached.</summary>
    public async Task TellAsync(KtpBotDb db, QueueTicket ticket, string key, DateTime now, CancellationToken cancellationToken, int ahead = 0)
    {
        if (await ReachAsync(db, ticket, cancellationToken) is not { } conversation || !Arrives(conversation, now)) return;
        var words = texts.Render("antrean.kabar." + key, conversation.Language, new Dictionary<string, string>
        {
            ["queue_number"] = ticket.Label(office.Queue),
            ["queue_counter"] = office.Queue.Counter(ticket.Counter)?.Name ?? "",
            ["ahead"] = ahead.ToString(CultureInfo.InvariantCulture),
            ["queue_back"] = office.Queue.MissedBack.ToString(CultureInfo.InvariantCulture),
        });
        db.Add(new OutboxMessage
        {
            OfficeId = office.Id,
            ConversationId = conversation.Id,
            CaseId = ticket.CaseId,
            Origin = OutboxOrigin.Bot, // He asked for it with the number, so that wanting no news does not hold it back.
            Content = MessagingJson.Write(new TextOut(words)),
            DedupKey = key == Near ? $"antrean:{ticket.Id}:{Near}" : null,
            CreatedAt = now,
        });
    }

    /// <summary>His own conversation, if he took the number there or was found by it; else the case's, if he wants news.</summary>
    private static async Task<Conversation?> ReachAsync(KtpBotDb db, QueueTicket ticket, CancellationToken cancellationToken)
    {
        var id = ticket.ConversationId;
        if (id is null && ticket.CaseId is { } caseId && await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is { } file)
            id = (await CitizenReach.FindAsync(db, file, asked: false, cancellationToken)).ConversationId;
        return id is null ? null : await db.Conversations.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && !c.Unreachable && (c.IdentityChangedAt == null || c.IdentityChangedAt < ticket.TakenAt), cancellationToken);
    }

    private static bool Arrives(Conversation conversation, DateTime now) =>
        conversation.Channel != ChannelKind.WhatsApp || conversation.LastInboundAt > now - WakeTimes.Window;
}
