using System.Globalization;
using System.Security.Cryptography;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>
/// Where a case's e-mail goes: a conversation row of the channel <see cref="ChannelKind.Email"/> that nobody answers in, so that pace, retries,
/// failures and erasure are those of every message. It belongs to one case, not to the address: a village's or a family's shared address joins
/// nobody's cases, and what is learnt or erased for one case touches no other.
/// </summary>
/// <param name="ConversationId">The row.</param>
/// <param name="Language">In which it is written to.</param>
/// <param name="Unreachable">The far side said that the address does not exist.</param>
public sealed record CaseMailbox(long ConversationId, string Language, bool Unreachable)
{
    /// <summary>The applicant's address, where this office writes to it at all; null for none. What is stored was checked when it was typed, and is checked again: it becomes part of a command to another server.</summary>
    public static string? AddressOf(OfficeProfile office, CaseFile file) =>
        office.EmailNotices is not null && file.Details is { } details && CaseDetails.Read(details).GetValueOrDefault(CaseDetails.Email) is { Length: > 0 } typed
            ? EmailAddress.Check(typed).Value
            : null;

    /// <summary>The case's mailbox; made when there is none yet. Saved at once, inside the caller's transaction.</summary>
    /// <param name="db">The running transaction.</param>
    /// <param name="file">The case.</param>
    /// <param name="address">As <see cref="AddressOf"/> gave it.</param>
    /// <param name="language">For a new one.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<CaseMailbox> FindAsync(KtpBotDb db, CaseFile file, string address, string language, DateTime now, CancellationToken cancellationToken)
    {
        var index = IndexOf(db, file.Id, address);
        var known = await db.Conversations.Where(c => c.AddressIndex == index).Select(c => new CaseMailbox(c.Id, c.Language, c.Unreachable)).SingleOrDefaultAsync(cancellationToken);
        if (known is not null) return known;
        var made = new Conversation { OfficeId = db.OfficeId, Channel = ChannelKind.Email, Address = address, AddressIndex = index, Language = language, CreatedAt = now };
        db.Conversations.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        return new CaseMailbox(made.Id, language, false);
    }

    /// <summary>The mailboxes of cases that were filed from these conversations.</summary>
    public static async Task<IReadOnlyList<long>> OfConversationsAsync(KtpBotDb db, IReadOnlyList<long> conversations, CancellationToken cancellationToken)
    {
        var details = await db.Cases.Where(c => c.ConversationId != null && conversations.Contains(c.ConversationId.Value) && c.Details != null)
            .Select(c => new { c.Id, c.Details }).ToListAsync(cancellationToken);
        var found = new List<long>();
        foreach (var file in details)
        {
            if (await KnownAsync(db, file.Id, file.Details, cancellationToken) is { } box) found.Add(box);
        }

        return found;
    }

    /// <summary>The case's mailbox, if anything was ever written there.</summary>
    public static Task<long?> KnownAsync(KtpBotDb db, CaseFile file, CancellationToken cancellationToken) => KnownAsync(db, file.Id, file.Details, cancellationToken);

    /// <summary>
    /// Destroys the address, the words that went there and the exchanges about them. What still waits to leave has no address any more, and
    /// ends as failed. Saved inside the caller's transaction, not committed.
    /// </summary>
    /// <returns>False when the case has no mailbox.</returns>
    internal static async Task<bool> EraseAsync(KtpBotDb db, CaseFile file, DateTime now, CancellationToken cancellationToken)
    {
        if (await KnownAsync(db, file, cancellationToken) is not { } box) return false;
        await ChatErasure.EraseAsync(db, box, now, cancellationToken);

        // The index is random because it must stay unique and must no longer answer to the address it came from.
        var index = RandomNumberGenerator.GetBytes(16);
        await db.Conversations.Where(c => c.Id == box)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, CaseErasure.Erased).SetProperty(c => c.AddressIndex, index).SetProperty(c => c.Unreachable, true), cancellationToken);
        return true;
    }

    private static async Task<long?> KnownAsync(KtpBotDb db, long caseId, string? details, CancellationToken cancellationToken)
    {
        if (details is null || EmailAddress.Check(CaseDetails.Read(details).GetValueOrDefault(CaseDetails.Email) ?? "").Value is not { } address) return null;
        var index = IndexOf(db, caseId, address);
        return await db.Conversations.Where(c => c.AddressIndex == index).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private static byte[] IndexOf(KtpBotDb db, long caseId, string address) =>
        db.Cipher.OfAddress(ChannelKind.Email, string.Create(CultureInfo.InvariantCulture, $"{caseId}:{address}"));
}
