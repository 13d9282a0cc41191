using System.Globalization;
using KtpBot.Core.Cases;

namespace KtpBot.Core.Workflow;

/// <content>What the citizen has corrected.</content>
public static partial class SopEngine
{
    private static SopDecision AskCorrection(Standing at, CorrectionAsked input)
    {
        if (at.Step.IsEnd) return Refuse(DeskRefusal.NotPossible, "Permohonan ini sudah selesai. Perbaikan data setelah itu adalah permohonan baru.");
        if (string.IsNullOrWhiteSpace(input.Value)) return Refuse(DeskRefusal.Incomplete, "Tulis data yang benar.");
        return new SopAgreed([new EventRecorded(Corrections.Asked, at.Step.Id, input.Field.ToString(), input.Value.Trim())]);
    }

    private static SopDecision ChangePhone(Standing at, PhoneChanged input) => at.Step.IsEnd
        ? Refuse(DeskRefusal.NotPossible, "Permohonan ini sudah selesai.")
        : new SopAgreed([new PersonCorrected(CorrectedField.Phone, input.Phone), new EventRecorded("PhoneChanged", at.Step.Id)]);

    private static SopDecision SettleCorrection(Standing at, CorrectionSettled input)
    {
        if (!MayAct(at, input.Actor) && !Holds(input.Actor, at.Procedure.Intake.Roles)) return NotAllowed(at);
        if (at.State.Corrections?.FirstOrDefault(c => c.EventId == input.EventId) is not { } asked)
            return Refuse(DeskRefusal.AlreadyDone, "Permintaan perbaikan ini sudah dijawab.");
        var id = input.EventId.ToString(CultureInfo.InvariantCulture);
        if (!input.Accepted)
            return new SopAgreed([new EventRecorded(Corrections.Refused, at.Step.Id, id), new CitizenTold("correction-refused", [], null)]);
        if (at.Step.IsEnd || (asked.Field == CorrectedField.Name && at.State.Stage is (CaseStage.Printing or CaseStage.Printed or CaseStage.ReadyForPickup)))
            return Refuse(DeskRefusal.NotPossible, "Kartu sedang atau sudah dicetak. Pilih \"kartu tidak baik\" saat pemeriksaan bila kartunya perlu dicetak ulang.");
        return new SopAgreed([new PersonCorrected(asked.Field, asked.Value), new EventRecorded(Corrections.Made, at.Step.Id, id), new CitizenTold("correction-made", [], null)]);
    }
}
