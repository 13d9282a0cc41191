using KtpBot.Core.Cases;
using KtpBot.Core.Documents;

namespace KtpBot.Core.Workflow;

/// <content>What the citizen sends and chooses.</content>
public static partial class SopEngine
{
    private static SopDecision TakeDocument(Standing at, DocumentSent input)
    {
        if (input.Actor.Kind == ActorKind.Officer && !MayAct(at, input.Actor) && !Holds(input.Actor, at.Procedure.Intake.Roles)) return NotAllowed(at);
        if (at.Step.IsEnd) return Refuse(DeskRefusal.NotPossible, "Permohonan ini sudah selesai. Ajukan permohonan baru bila perlu.");
        if (at.State.Stage is CaseStage.Printing or CaseStage.Printed or CaseStage.ReadyForPickup)
            return Refuse(DeskRefusal.NotPossible, "Berkas sudah diverifikasi dan kartu sudah dicetak, jadi dokumen tidak diperlukan lagi.");
        if (!Known(at.State, input.Requirement))
            return Refuse(DeskRefusal.NotPossible, "Dokumen itu tidak diminta untuk layanan ini.");
        if (input.Actor.Kind == ActorKind.Citizen && at.State.Stage != CaseStage.Returned
            && at.State.Documents.Any(d => d.Requirement == input.Requirement && d.State == CaseDocumentState.Accepted))
            return Refuse(DeskRefusal.NotPossible, "Dokumen itu sudah diterima petugas, jadi tidak perlu dikirim lagi.");
        var received = Received(input.Requirement, input.FileId);
        var effects = new List<SopEffect> { new EventRecorded("DocumentSent", at.Step.Id, input.Requirement), received };
        var after = at.State with { Documents = Taken(at.State.Documents, received) };
        return at.Step.Following(OutcomeTrigger.DocumentsComplete) is { } complete && after.Missing().Count == 0
            ? Follow(at, complete, effects, [], null)
            : new SopAgreed(effects);
    }

    private static SopDecision Book(Standing at, SlotChosen input)
    {
        if (input.Actor.Kind == ActorKind.Officer && !MayAct(at, input.Actor) && !Holds(input.Actor, at.Procedure.Intake.Roles)) return NotAllowed(at);
        var held = at.State.Booking;
        if (held?.StartsAt == input.StartsAt) return new SopAgreed([]);
        var effects = new List<SopEffect> { new SeatWanted(input.StartsAt), new EventRecorded("SlotChosen", at.Step.Id) };
        if (held is not null)
        {
            effects.Add(new BookingEnded(held.Id, BookingFate.GivenBack));
            CloseTimers(at.State, TimerKinds.AppointmentReminder, effects);
        }

        effects.Add(new TimerSet(TimerKinds.AppointmentReminder));
        if (at.Step.Following(OutcomeTrigger.SlotBooked) is { } booked) return Follow(at, booked, effects, [], null);
        if (held is null) return Refuse(DeskRefusal.NotPossible, "Permohonan ini tidak sedang menunggu jadwal rekam.");
        effects.Add(new CitizenTold("slot-booked", [], null));
        return new SopAgreed(effects);
    }

    private static DocumentReceived Received(string requirement, Guid? fileId) =>
        new(requirement, fileId, fileId is null ? CaseDocumentState.BroughtPhysically : CaseDocumentState.Received);

    private static List<DocumentFact> Taken(IReadOnlyList<DocumentFact> documents, DocumentReceived received) =>
        [.. documents.Where(d => d.Requirement != received.Requirement), new DocumentFact(0, received.Requirement, received.State)];
}
