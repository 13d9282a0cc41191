using KtpBot.Core.Cases;
using KtpBot.Core.Documents;

namespace KtpBot.Core.Workflow;

/// <content>What the citizen sends.</content>
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
        var effects = new List<SopEffect> { new EventRecorded(input is { FileId: null, Actor.Kind: ActorKind.Citizen } ? "DocumentPromised" : "DocumentSent", at.Step.Id, input.Requirement), received };
        var after = at.State with { Documents = Taken(at.State.Documents, received) };
        return at.Step.Following(OutcomeTrigger.DocumentsComplete) is { } complete && after.Missing().Count == 0
            ? Follow(at, complete, effects, [], null)
            : new SopAgreed(effects);
    }

    private static DocumentReceived Received(string requirement, Guid? fileId) =>
        new(requirement, fileId, fileId is null ? CaseDocumentState.BroughtPhysically : CaseDocumentState.Received);

    private static List<DocumentFact> Taken(IReadOnlyList<DocumentFact> documents, DocumentReceived received) =>
        [.. documents.Where(d => d.Requirement != received.Requirement), new DocumentFact(0, received.Requirement, received.State)];
}
