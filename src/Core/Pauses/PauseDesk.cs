using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Pauses;

/// <summary>Declares a disturbance of the whole office, and its end. What follows for the cases is the scheduler's work.</summary>
public sealed class PauseDesk(Database database, OfficeProfile office, ReasonBook reasons, TimeProvider time)
{
    /// <summary>Longer ahead nobody foresees the end of a disturbance; a wrong year is more likely.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(90);

    /// <summary>Declares that work rests from now on.</summary>
    /// <param name="officer">Must hold one of the office's pause roles.</param>
    /// <param name="officerId">His account.</param>
    /// <param name="code">A pause of dialogs/reasons.</param>
    /// <param name="note">For the colleagues; may be empty.</param>
    /// <param name="expectedAt">UTC; null when nobody knows.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The pause, or the sentence that says why not.</returns>
    public async Task<(OfficePause? Pause, string? Refusal)> DeclareAsync(
        Actor officer, long officerId, string code, string? note, DateTime? expectedAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!MayDeclare(officer.Roles)) return (null, NotAllowed);
        if (reasons.Pause(code) is null) return (null, "Pilih sebab gangguan dari daftar.");
        if (expectedAt <= now || expectedAt > now + Farthest) return (null, "Perkiraan pulih harus setelah sekarang dan paling lama 90 hari. Kosongkan bila belum diketahui.");
        await using var db = database.CreateDbContext();
        if (await db.Set<OfficePause>().AnyAsync(p => p.Code == code && p.EndedAt == null, cancellationToken)) return (null, Known);
        var pause = new OfficePause
        {
            OfficeId = office.Id,
            Code = code,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            DeclaredBy = officerId,
            DeclaredAt = now,
            ExpectedAt = expectedAt,
        };
        db.Add(pause);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Two colleagues at once; the unique index lets one of them in.
            return (null, Known);
        }

        return (pause, null);
    }

    /// <summary>Lets the work go on; every case that rests for this pause continues by and by.</summary>
    /// <returns>The sentence that says why not; null when it is done.</returns>
    public async Task<string?> EndAsync(Actor officer, long officerId, long pauseId, CancellationToken cancellationToken)
    {
        if (!MayDeclare(officer.Roles)) return NotAllowed;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = database.CreateDbContext();
        var ended = await db.Set<OfficePause>().Where(p => p.Id == pauseId && p.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedAt, now).SetProperty(p => p.EndedBy, officerId), cancellationToken);
        return ended == 1 ? null : "Gangguan itu sudah dinyatakan selesai.";
    }

    /// <summary>One of these roles may declare and end a pause.</summary>
    public bool MayDeclare(IEnumerable<string> roles) => roles.Any(office.PauseRoles.Contains);

    private const string Known = "Gangguan dengan sebab ini sudah dinyatakan dan masih berlangsung.";

    private string NotAllowed => $"Gangguan seluruh kantor dinyatakan dan diakhiri oleh {office.Roles.Titles(office.PauseRoles)}.";
}
