using KtpBot.Core.Bridges;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Notices;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>
/// The one door through which a case changes: it holds the case, asks the engine what follows from the input, writes all effects and
/// commits once. Citizens, officers, stations and timers all come through here.
/// </summary>
public sealed class CaseDesk(
    Database database,
    ProcedureBook procedures,
    RequirementBook requirements,
    NoticeWriter notices,
    ReceiptWriter receipts,
    OfficeProfile office,
    SlotFinder slots,
    TimeProvider time,
    BridgeBook? bridges = null)
{
    private readonly CasePictures _pictures = new(requirements, office.Roles, procedures.Statuses);
    private readonly BridgeNotes _bridges = new(bridges ?? BridgeBook.None, office);
    private readonly CaseOpening _opening = new(office, database.Cipher);

    /// <summary>Applies the input in a transaction of its own and commits. A clash with somebody else's change is tried again a few times.</summary>
    /// <returns><see cref="DeskDone"/> once committed, or <see cref="DeskRefused"/> with nothing changed.</returns>
    public async Task<DeskOutcome> HandleAsync(CaseInput input, CancellationToken cancellationToken)
    {
        // The receipt is drawn and stored before the transaction: no other writer waits for a drawing.
        var receipt = input is TimerDue due ? await ReceiptForAsync(null, due, cancellationToken) : null;
        return await database.WriteAsync(
            db => ApplyAsync(db, input, receipt, cancellationToken),
            outcome => outcome is DeskDone,
            () => new DeskRefused(DeskRefusal.MovedOn, "Berkas ini sedang diubah oleh orang lain. Muat ulang halaman, lalu coba lagi."),
            cancellationToken);
    }

    /// <summary>
    /// Applies the input inside the caller's transaction: saves, does not commit. A refusal has written nothing. A clash is thrown
    /// (<see cref="DbUpdateConcurrencyException"/>) and the caller's transaction must start again.
    /// </summary>
    public async Task<DeskOutcome> ApplyAsync(KtpBotDb db, CaseInput input, CancellationToken cancellationToken) =>
        await ApplyAsync(db, input, input is TimerDue due ? await ReceiptForAsync(db, due, cancellationToken) : null, cancellationToken);

    private async Task<DeskOutcome> ApplyAsync(KtpBotDb db, CaseInput input, PreparedReceipt? receipt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return input switch
        {
            SubmitCase submit => await SubmitAsync(db, submit, now, cancellationToken),
            ForCase forCase => await ChangeAsync(db, forCase, receipt, now, cancellationToken),
            _ => throw new InvalidOperationException($"{input.GetType().Name} is no input of the desk."),
        };
    }

    /// <summary>What the current step of a case offers to an officer with these roles, in the order of the procedure.</summary>
    public IReadOnlyList<StepAction> ActionsFor(CaseFile file, IReadOnlyList<string> roles) =>
        ProcedureOf(file) is { } procedure ? StepActions.For(procedure, file.StepId, roles, procedures.Reasons) : [];

    /// <summary>The procedure a case runs by; null when its file is gone.</summary>
    public Procedure? ProcedureOf(CaseFile file) => procedures.For(file.ProcedureId, file.ProcedureVersion, file.StepId);

    /// <summary>An officer with these roles may note its citizen's arrival and work on his place in the waiting list.</summary>
    public bool MayReceive(CaseFile file, IReadOnlyList<string> roles) =>
        ProcedureOf(file) is { } procedure && procedure.Step(file.StepId) is { IsEnd: false } step
        && roles.Any(role => step.Roles.Contains(role) || step.StandIns.Contains(role) || procedure.Intake.Roles.Contains(role));

    /// <summary>It waits for the citizen to choose a time to come.</summary>
    public bool ChoosesSlot(CaseFile file) => ProcedureOf(file)?.Step(file.StepId)?.Following(OutcomeTrigger.SlotBooked) is not null;

    /// <summary>Until when an application outside takes a correction of the case; null when none waits for one.</summary>
    public Task<CorrectionLimit?> LimitAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        _bridges.LimitAsync(db, caseId, time.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>What the history of a case tells: tasks done, approvals that stand, pauses. Null when its procedure is gone.</summary>
    public async Task<CaseStanding?> StandingAsync(KtpBotDb db, CaseFile file, CancellationToken cancellationToken) =>
        ProcedureOf(file) is { } procedure ? CaseStanding.Of(procedure, await CasePictures.HistoryAsync(db, file.Id, cancellationToken)) : null;

    /// <summary>The same for several cases in one query, by their ids; a case whose procedure is gone is left out.</summary>
    public async Task<IReadOnlyDictionary<long, CaseStanding>> StandingsAsync(KtpBotDb db, IReadOnlyList<CaseFile> files, CancellationToken cancellationToken)
    {
        var histories = await CasePictures.HistoriesAsync(db, [.. files.Select(f => f.Id)], cancellationToken);
        return files.Select(file => (file.Id, Procedure: ProcedureOf(file))).Where(f => f.Procedure is not null)
            .ToDictionary(f => f.Id, f => CaseStanding.Of(f.Procedure!, histories[f.Id]));
    }

    /// <summary>Requirement codes that the citizen still owes: not sent yet, or sent back. Empty for an unknown case.</summary>
    public async Task<IReadOnlyList<string>> MissingDocumentsAsync(KtpBotDb db, long caseId, CancellationToken cancellationToken) =>
        await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken) is { } file
            ? (await _pictures.TakeAsync(db, file, null, cancellationToken)).Missing()
            : [];

    private async Task<PreparedReceipt?> ReceiptForAsync(KtpBotDb? running, TimerDue due, CancellationToken cancellationToken)
    {
        await using var own = running is null ? database.CreateDbContext() : null;
        var kind = await (running ?? own!).CaseTimers.Where(t => t.Id == due.TimerId && t.CaseId == due.CaseId && t.State == TimerState.Waiting)
            .Select(t => t.Kind).SingleOrDefaultAsync(cancellationToken);
        return kind switch
        {
            TimerKinds.Receipt => await receipts.PrepareAsync(running, due.CaseId, time.GetUtcNow().UtcDateTime, cancellationToken),

            // Its number is taken in a transaction of its own, which would wait for a running one.
            TimerKinds.Letter when running is null => await receipts.LetterAsync(due.CaseId, cancellationToken),
            _ => null,
        };
    }

    private async Task<DeskOutcome> SubmitAsync(KtpBotDb db, SubmitCase input, DateTime now, CancellationToken cancellationToken)
    {
        if (await CaseOpening.EarlierAsync(db, input.SubmissionKey, cancellationToken) is { } earlier) return Done(earlier);
        if (office.ProcedureFor(input.Service) is not { } id || procedures.Newest(id) is not { } procedure)
            return new DeskRefused(DeskRefusal.NotPossible, "Layanan ini belum tersedia di kantor ini. Pilih layanan lain.");
        if (CaseOpening.Problem(input, requirements.For(input.Service)?.Documents.Any(d => d.Id == "kk") != false) is { } problem) return problem;
        var decision = SopEngine.Decide(procedure, _pictures.Opening(input), input, now);
        if (decision is not SopAgreed agreed) return Refused((SopRefused)decision);
        var (file, isNew) = await _opening.OpenAsync(db, input, procedure, now, cancellationToken);
        return isNew ? await WriteAsync(db, file, input, agreed, null, null, now, cancellationToken) : Done(file);
    }

    private async Task<DeskOutcome> ChangeAsync(KtpBotDb db, ForCase input, PreparedReceipt? receipt, DateTime now, CancellationToken cancellationToken)
    {
        if (await CasePictures.HoldAsync(db, input.CaseId, cancellationToken) is not { } file)
            return new DeskRefused(DeskRefusal.UnknownCase, "Permohonan ini tidak ditemukan di kantor ini.");
        if (ProcedureOf(file) is not { } procedure)
            return new DeskRefused(DeskRefusal.NotPossible, "SOP permohonan ini tidak ditemukan. Hubungi admin untuk memeriksa berkas SOP.");
        var state = await _pictures.TakeAsync(db, file, procedure, cancellationToken);
        if (input.Actor is { Kind: ActorKind.Citizen, Id: { } citizen }) state = state with { Speakers = await SpeakersAsync(db, file, citizen, cancellationToken) };
        if (input is TimerDue && state.Booking is { } booking)
            state = state with { Booking = booking with { IsToday = office.DateAt(ReminderTimes.AfterQuiet(office, now)) == office.DateAt(booking.StartsAt) } };
        if (input is CasePaused { Told: true } known) state = state with { PausesTold = [.. state.PausesTold, known.Code] };
        if (input is CorrectionSettled) state = state with { Corrections = [.. (await Corrections.OpenAsync(db, file.Id, cancellationToken)).Select(e => new CorrectionFact(e.Id, Corrections.FieldOf(e), e.Note!))] };
        if (input is BridgeNoted outside)
        {
            if (await _bridges.RefusalAsync(db, file, outside.Note, now, cancellationToken) is { } senseless) return senseless;
            input = await _bridges.WithLimitAsync(db, outside, now, cancellationToken);
        }

        if (_bridges.Concern(input, state)) state = state with { Limit = await _bridges.LimitAsync(db, file.Id, now, cancellationToken) };
        var decision = input switch
        {
            VersionMoved moved => MoveVersion(file, procedure, state, moved),
            TimerDue letter when SopEngine.IsLetterDue(state, letter) => SopEngine.SendLetter(state, letter, receipt is not null),
            _ => SopEngine.Decide(procedure, state, input, now),
        };
        if (decision is not SopAgreed agreed) return Refused((SopRefused)decision);
        if (input is Decided { Note: var note } decided && string.IsNullOrWhiteSpace(note) && decided.Reasons.Select(r => procedures.Reasons.Find(r.Code)).FirstOrDefault(r => r is { NeedsNote: true }) is { } vague)
            return new DeskRefused(DeskRefusal.Incomplete, $"Alasan \"{vague.Label}\" perlu catatan: tulis sebabnya dengan kata-kata yang dimengerti pemohon.");
        if (await OfficeRefusalAsync(db, file, agreed, cancellationToken) is { } refusal) return refusal;
        TakenSeat? seat = null;
        if (agreed.Effects.OfType<SeatWanted>().FirstOrDefault() is { } wanted)
        {
            seat = wanted.Hold ? null : await SeatBook.KeepHeldAsync(db, file.Id, wanted.StartsAt, cancellationToken);
            seat ??= await SeatBook.TakeAsync(db, slots, file.Id, wanted.StartsAt, wanted.Hold ? AppointmentState.Held : AppointmentState.Booked, now, cancellationToken);
            if (seat is null) return new DeskRefused(DeskRefusal.SlotTaken, "Jadwal itu baru saja terisi atau di luar jam loket. Pilih jadwal lain.");
        }

        var outcome = await WriteAsync(db, file, input, agreed, seat, receipt, now, cancellationToken);
        if (input is not RecordStatusKnown && agreed.Effects.OfType<RecordNoted>().LastOrDefault() is { } noted) await TellOtherCasesAsync(db, file, noted.Code, now, cancellationToken);
        return outcome;
    }

    /// <summary>The record is the person's: what a step of one case says of it, the person's other cases learn in the same commit.</summary>
    private async Task TellOtherCasesAsync(KtpBotDb db, CaseFile file, string code, DateTime now, CancellationToken cancellationToken)
    {
        foreach (var other in (await CardCasesAsync(db, file.PersonId, cancellationToken)).Where(c => c.Id != file.Id))
            await ChangeAsync(db, new RecordStatusKnown(other.Id, Actor.System, code), null, now, cancellationToken);
    }

    /// <summary>
    /// A person's open cases that end in a card, in the order in which every writer takes them. A letter or a digital identity does not
    /// wait for how the record stands, and nobody who comes for one reads of a card.
    /// </summary>
    internal async Task<IReadOnlyList<CaseFile>> CardCasesAsync(KtpBotDb db, long personId, CancellationToken cancellationToken) =>
        [.. (await db.Cases.AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.Id).ToListAsync(cancellationToken)).Where(c => !StageMoves.IsEnd(c.Stage) && ProcedureOf(c)?.PrintsCards == true)];

    private SopDecision MoveVersion(CaseFile file, Procedure procedure, CaseState state, VersionMoved moved) =>
        procedures.Exactly(file.ProcedureId, moved.Version) is { } target
            ? SopEngine.MoveVersion(procedure, target, state, moved)
            : new SopRefused(DeskRefusal.NotPossible, $"Versi {moved.Version} SOP ini tidak ada lagi.");

    /// <summary>The conversation that speaks now, when the case is its own or a linked one's.</summary>
    private static async Task<IReadOnlyList<long>> SpeakersAsync(KtpBotDb db, CaseFile file, string citizen, CancellationToken cancellationToken) =>
        long.TryParse(citizen, System.Globalization.CultureInfo.InvariantCulture, out var id)
            && await (await CitizenCases.OfAsync(db, id, cancellationToken)).AnyAsync(c => c.Id == file.Id, cancellationToken) ? [id] : [];

    private async Task<DeskOutcome> WriteAsync(
        KtpBotDb db, CaseFile file, CaseInput input, SopAgreed agreed, TakenSeat? seat, PreparedReceipt? receipt, DateTime now, CancellationToken cancellationToken)
    {
        await new CaseChange(db, file, input.Actor, seat, receipt, office, database.Cipher, notices, ProcedureOf(file)?.PrintDays ?? 0, now).ApplyAsync(agreed.Effects, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Done(file);
    }

    /// <summary>What the engine cannot know: the office's rule who may fetch a card, and whether a corrected NIK belongs to somebody else.</summary>
    private async Task<DeskRefused?> OfficeRefusalAsync(KtpBotDb db, CaseFile file, SopAgreed agreed, CancellationToken cancellationToken)
    {
        if (agreed.Effects.OfType<RegisterEntered>().FirstOrDefault() is { } entry && !MayFetch(entry.Relation))
            return new DeskRefused(DeskRefusal.NotAllowed, "Menurut aturan kantor ini kartu tidak boleh diserahkan kepada penerima tersebut. Serahkan kepada pemohon sendiri atau penerima yang diizinkan.");
        if (agreed.Effects.OfType<BookingArrived>().FirstOrDefault() is { } arrived && !ArrivalTimes.IsOpen(office, arrived.StartsAt, time.GetUtcNow().UtcDateTime))
            return new DeskRefused(DeskRefusal.NotPossible, "Kedatangan dicatat pada hari jadwalnya, mendekati jamnya.");
        if (agreed.Effects.OfType<BiodataSaved>().FirstOrDefault() is not { } saved) return null;
        var index = database.Cipher.OfNik(saved.Biodata.Nik);
        return await db.People.AnyAsync(p => p.NikIndex == index && p.Id != file.PersonId, cancellationToken)
            ? new DeskRefused(DeskRefusal.NotPossible, "NIK itu sudah tercatat atas nama pemohon lain. Periksa lagi angkanya pada KK.")
            : null;
    }

    private bool MayFetch(string relation) => office.Pickup switch
    {
        PickupPolicy.OwnerOnly => relation == "sendiri",
        PickupPolicy.SameKk => relation is "sendiri" or "satu_kk",
        PickupPolicy.PowerOfAttorney => true,
    };

    private DeskDone Done(CaseFile file) => new(file.Id, file.Number, file.Stage, file.StepId, ChoosesSlot(file));

    private static DeskRefused Refused(SopRefused refused) => new(refused.Reason, refused.OfficerText);
}
