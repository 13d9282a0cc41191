using System.Globalization;
using System.Security.Cryptography;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Registration;

/// <summary>
/// Leads a case of the public form into a conversation: the same eight digits, ten minutes, single claim and confirmation as between two
/// channels. A case that has a conversation gets no other one in this way.
/// </summary>
public static class CaseCodes
{
    /// <summary>A new code for the case, whose earlier ones are no longer good. Saved, not committed.</summary>
    public static async Task<string> MakeAsync(KtpBotDb db, FieldCipher cipher, long caseId, DateTime now, CancellationToken cancellationToken)
    {
        await db.Set<CaseCode>().Where(c => c.CaseId == caseId || c.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        string code;
        byte[] hash;
        do
        {
            code = RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
            hash = cipher.OfLinkCode(code);
        }
        while (await db.Set<CaseCode>().AnyAsync(c => c.CodeHash == hash, cancellationToken) || await db.LinkCodes.AnyAsync(c => c.CodeHash == hash, cancellationToken));
        db.Set<CaseCode>().Add(new CaseCode { OfficeId = db.OfficeId, CaseId = caseId, CodeHash = hash, ExpiresAt = now + LinkCode.Lifetime });
        await db.SaveChangesAsync(cancellationToken);
        return $"{code[..4]} {code[4..]}";
    }

    /// <summary>Claims a code for a conversation; null for one that is wrong, over, used, or whose case has a conversation by now.</summary>
    /// <returns>The number of the case.</returns>
    public static async Task<string?> ClaimAsync(KtpBotDb db, byte[] hash, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Set<CaseCode>().FirstOrDefaultAsync(c => c.CodeHash == hash && c.ExpiresAt > now && c.ClaimedBy == null, cancellationToken) is not { } code) return null;
        code.ClaimedBy = conversationId;

        // Of two codes that were typed the later one is meant.
        await db.LinkCodes.Where(c => c.ClaimedBy == conversationId && c.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Cases.Where(c => c.Id == code.CaseId && c.ConversationId == null).Select(c => c.Number).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Another code was typed after it.</summary>
    public static Task ForgetAsync(KtpBotDb db, long conversationId, CancellationToken cancellationToken) =>
        db.Set<CaseCode>().Where(c => c.ClaimedBy == conversationId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The case whose code this conversation claimed and that still has no conversation; the code is used up.</summary>
    public static async Task<long?> TakeAsync(KtpBotDb db, long conversationId, DateTime now, CancellationToken cancellationToken)
    {
        var code = await db.Set<CaseCode>().Where(c => c.ClaimedBy == conversationId && c.ExpiresAt > now).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        if (code is null) return null;
        db.Set<CaseCode>().Remove(code);
        await db.SaveChangesAsync(cancellationToken);
        return code.CaseId;
    }
}
