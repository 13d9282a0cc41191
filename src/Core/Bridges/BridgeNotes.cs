using KtpBot.Core.Cases;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Bridges;

/// <summary>What the desk asks of the notes about applications outside: whether one makes sense, and which deadline stands.</summary>
internal sealed class BridgeNotes(BridgeBook book, OfficeProfile office)
{
    /// <summary>A year that was mistyped shows by this.</summary>
    private static readonly TimeSpan Earliest = TimeSpan.FromDays(366);

    private readonly string[] _governing = [.. book.Of(office).Where(s => s.Correction is not null).Select(s => s.Id)];

    /// <summary>Which deadline stands is worth a query for this input.</summary>
    public bool Concern(CaseInput input, CaseState state) => _governing.Length > 0 && input switch
    {
        Decided or BridgeNoted => true,
        TimerDue due => state.Timers.Any(t => t.Id == due.TimerId && TimerKinds.OfCorrections.Contains(t.Kind)),
        _ => false,
    };

    /// <summary>Why a note makes no sense; null when it does.</summary>
    public async Task<DeskRefused?> RefusalAsync(KtpBotDb db, CaseFile file, BridgeNote note, DateTime now, CancellationToken cancellationToken)
    {
        if (book.Of(office, note.System) is not { } system || !system.Services.Contains(file.Service))
            return new DeskRefused(DeskRefusal.NotPossible, "Aplikasi itu tidak dipakai kantor ini untuk layanan tersebut.");
        if (system.Act(note.Act) is null)
            return new DeskRefused(DeskRefusal.Incomplete, system.HasStatuses ? "Pilih arti statusnya." : "Pilih apa yang dilakukan.");
        if (system.Results.Count > 0 ? system.Result(note.Result) is null : note.Result is not null) return new DeskRefused(DeskRefusal.Incomplete, "Pilih hasilnya.");
        if (note.HappenedAt > now) return new DeskRefused(DeskRefusal.NotPossible, "Waktunya belum terjadi. Tulis kapan hal itu terjadi, paling lambat sekarang.");
        if (note.HappenedAt < file.SubmittedAt - Earliest) return new DeskRefused(DeskRefusal.NotPossible, "Waktunya lebih dari setahun sebelum permohonan. Periksa tahunnya.");
        if (note.Reference?.Length > BridgeNote.LongestReference || note.Words?.Length > BridgeNote.LongestWords || note.Remark?.Length > BridgeNote.LongestRemark)
            return new DeskRefused(DeskRefusal.NotPossible, "Isiannya terlalu panjang. Ringkas dulu.");
        if (note.SupersedesId is { } id && !await db.BridgeEntries.AnyAsync(e => e.Id == id && e.CaseId == file.Id && e.System == note.System && e.SupersededAt == null, cancellationToken))
            return new DeskRefused(DeskRefusal.MovedOn, "Catatan itu sudah dibetulkan. Muat ulang halaman.");
        return null;
    }

    /// <summary>The note with the deadline that will stand once it is written.</summary>
    public async Task<BridgeNoted> WithLimitAsync(KtpBotDb db, BridgeNoted input, DateTime now, CancellationToken cancellationToken)
    {
        var system = book.Find(input.Note.System)!;
        if (system.Correction is not { } rule) return input;
        var later = await Live(db, input.CaseId).Where(e => e.System == system.Id && e.Id != input.Note.SupersedesId && e.HappenedAt > input.Note.HappenedAt)
            .OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Id).Select(e => new { e.CorrectBy }).FirstOrDefaultAsync(cancellationToken);
        DateTime? own = system.Act(input.Note.Act)!.Leads == BridgeLead.Return ? CorrectionTimes.ByOf(office, rule, input.Note.HappenedAt) : null;
        var standing = later is null ? own : later.CorrectBy;
        return input with { Governs = true, CorrectBy = own, Limit = standing is { } by ? CorrectionTimes.Of(office, by, now) : null };
    }

    /// <summary>The deadline that stands: of the last word of an application that takes corrections.</summary>
    public async Task<CorrectionLimit?> LimitAsync(KtpBotDb db, long caseId, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var system in _governing)
        {
            var last = await Live(db, caseId).Where(e => e.System == system).OrderByDescending(e => e.HappenedAt).ThenByDescending(e => e.Id)
                .Select(e => new { e.CorrectBy }).FirstOrDefaultAsync(cancellationToken);
            if (last?.CorrectBy is { } by) return CorrectionTimes.Of(office, by, now);
        }

        return null;
    }

    private static IQueryable<BridgeEntry> Live(KtpBotDb db, long caseId) => db.BridgeEntries.AsNoTracking().Where(e => e.CaseId == caseId && e.SupersededAt == null);
}
