using System.Globalization;
using KtpBot.Backoffice.Security;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Live;

/// <summary>Short words that change whenever what a page shows has changed. Cheap enough to be asked every few seconds.</summary>
internal sealed class LiveVersions(KtpBotDb db, CurrentOfficer officer, TimeProvider time)
{
    /// <summary>The figures of the channels' page are worth a new look this often, not with every message.</summary>
    private static readonly TimeSpan FiguresEvery = TimeSpan.FromSeconds(30);

    public async Task<LiveMark> ListAsync(CancellationToken cancellationToken)
    {
        var lastEvent = await db.CaseEvents.MaxAsync(e => (long?)e.Id, cancellationToken);
        return new LiveMark("/langsung/berkas", Join([lastEvent, .. await OpenAlarmsAsync(cancellationToken)]));
    }

    /// <summary>Null when the office has no such case.</summary>
    public async Task<LiveMark?> CaseAsync(long caseId, CancellationToken cancellationToken)
    {
        var found = await db.Cases.Where(c => c.Id == caseId).Select(c => new { c.Version, c.ConversationId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var lastEvent = await db.CaseEvents.Where(e => e.CaseId == caseId).MaxAsync(e => (long?)e.Id, cancellationToken);
        var jobs = await db.DeviceJobs.Where(j => j.CaseId == caseId).MaxAsync(j => (DateTime?)j.UpdatedAt, cancellationToken);
        var jobCount = await db.DeviceJobs.CountAsync(j => j.CaseId == caseId, cancellationToken);
        var documents = await db.CaseDocuments.Where(d => d.CaseId == caseId).MaxAsync(d => (long?)d.Id, cancellationToken);
        var sent = await db.OutboxMessages.Where(o => o.CaseId == caseId).MaxAsync(o => (DateTime?)o.StateAt, cancellationToken);
        return new LiveMark(
            string.Create(CultureInfo.InvariantCulture, $"/langsung/berkas/{caseId}"),
            Join([found.Version, lastEvent, jobs?.Ticks, jobCount, documents, sent?.Ticks, .. await OpenAlarmsAsync(cancellationToken)]));
    }

    public async Task<LiveMark> ChatsAsync(CancellationToken cancellationToken)
    {
        var heard = await db.InboxMessages.MaxAsync(m => (long?)m.Id, cancellationToken);
        var said = await db.OutboxMessages.MaxAsync(m => (long?)m.Id, cancellationToken);
        var handoff = await db.Conversations.Where(c => c.HandoffAt != null).SumAsync(c => (long?)c.Version, cancellationToken);
        return new LiveMark("/langsung/percakapan", Join([heard, said, handoff, .. await OpenAlarmsAsync(cancellationToken)]));
    }

    /// <summary>Null when the office has no such conversation; a mailbox is none.</summary>
    public async Task<LiveMark?> ChatAsync(long conversationId, CancellationToken cancellationToken)
    {
        var talk = await db.Conversations.Where(c => c.Id == conversationId && c.Channel != ChannelKind.Email).Select(c => new { c.Version, c.CitizenId, c.OptedOutAt, c.ConsentWithdrawnAt }).SingleOrDefaultAsync(cancellationToken);
        if (talk is null) return null;
        var heard = await db.InboxMessages.Where(m => m.ConversationId == conversationId).Select(m => new { m.Id, m.FileId }).OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancellationToken);
        var said = await db.OutboxMessages.Where(m => m.ConversationId == conversationId).GroupBy(m => 1)
            .Select(g => new { Last = g.Max(m => m.Id), State = g.Max(m => m.StateAt), Held = g.Count(m => m.HeldAt != null) }).SingleOrDefaultAsync(cancellationToken);
        return new LiveMark(
            string.Create(CultureInfo.InvariantCulture, $"/langsung/percakapan/{conversationId}"),
            Join([talk.Version, talk.CitizenId?.GetHashCode(), talk.OptedOutAt?.Ticks, talk.ConsentWithdrawnAt?.Ticks, heard?.Id, heard?.FileId is null ? 0 : 1, said?.Last, said?.State?.Ticks, said?.Held, .. await OpenAlarmsAsync(cancellationToken)]));
    }

    /// <summary>The channels' page: alarms at once, figures now and then.</summary>
    public async Task<LiveMark> ChannelsAsync(CancellationToken cancellationToken)
    {
        var raised = await db.ChannelAlarms.Where(a => a.ClosedAt == null).SumAsync(a => (long?)a.Count, cancellationToken);
        return new LiveMark("/langsung/kanal", Join([raised, time.GetUtcNow().Ticks / FiguresEvery.Ticks, .. await OpenAlarmsAsync(cancellationToken)]));
    }

    /// <summary>The day's queue.</summary>
    /// <param name="version">Of the queue itself.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<LiveMark> QueueAsync(string version, CancellationToken cancellationToken) => new("/langsung/antrean", $"{version}.{Join(await OpenAlarmsAsync(cancellationToken))}");

    /// <summary>Pages that show nothing live but the alarms in their head.</summary>
    public async Task<LiveMark> AlarmsAsync(CancellationToken cancellationToken) => new("/langsung/gangguan", Join(await OpenAlarmsAsync(cancellationToken)));

    /// <summary>Which alarms stand in the head of every page; nothing for those who do not see them. The index holds open ones only.</summary>
    private async Task<long?[]> OpenAlarmsAsync(CancellationToken cancellationToken)
    {
        if (!officer.MayOpen(AccessPolicy.Channels)) return [];
        var open = await db.ChannelAlarms.Where(a => a.ClosedAt == null).GroupBy(a => 1)
            .Select(g => new { Count = g.Count(), Ids = g.Sum(a => a.Id) }).SingleOrDefaultAsync(cancellationToken);
        return [open?.Count, open?.Ids];
    }

    private static string Join(params IEnumerable<long?> parts) =>
        string.Join('.', parts.Select(p => (p ?? 0).ToString("x", CultureInfo.InvariantCulture)));
}
