using KtpBot.Core.Devices;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Cases;

/// <summary>Reads a procedure's step as a list of controls. Pure; the desk still checks every input by itself.</summary>
public static class StepActions
{
    /// <param name="procedure">The case's procedure.</param>
    /// <param name="stepId">Where it waits.</param>
    /// <param name="roles">The officer's roles.</param>
    /// <param name="reasons">The coded reasons.</param>
    public static IReadOnlyList<StepAction> For(Procedure procedure, string stepId, IReadOnlyList<string> roles, ReasonBook reasons)
    {
        if (procedure.Step(stepId) is not { IsEnd: false } step) return [];
        var standsIn = roles.Any(step.StandIns.Contains);
        var atStep = standsIn || roles.Any(step.Roles.Contains);
        var atIntake = roles.Any(procedure.Intake.Roles.Contains);
        var beforePrint = step.Stage is not (CaseStage.Printing or CaseStage.Printed or CaseStage.ReadyForPickup);
        var actions = new List<StepAction>();
        actions.AddRange(step.Tasks.Where(t => standsIn || roles.Any((t.Roles.Count > 0 ? t.Roles : step.Roles).Contains)).Select(t => Plain(StepActionKind.TickTask, t.Id, t.Title)));
        if (atStep)
        {
            actions.AddRange(step.Outcomes.Where(o => o is { On: OutcomeTrigger.Decision, Kind: not OutcomeKind.Skip })
                .Select(o => new StepAction(StepActionKind.Decide, o.Id, o.Label, o.Kind, [.. o.Reasons.Select(reasons.Find).OfType<Reason>()]) { Approval = o.Approval }));
            actions.AddRange(step.Devices.Select(kind => Plain(StepActionKind.AskDevice, kind, LabelOf(kind))));
            if (step.Following(OutcomeTrigger.CheckGood) is { } good) actions.Add(Plain(StepActionKind.CheckPrint, good.Id, "Periksa kartu"));
            if (step.Following(OutcomeTrigger.HandedOver) is { } handed) actions.Add(Plain(StepActionKind.HandOver, handed.Id, procedure.PrintsCards ? "Serahkan kartu" : "Serahkan"));
        }

        if ((atStep || atIntake) && beforePrint && procedure.PrintsCards) actions.Add(Plain(StepActionKind.EnterBiodata, "biodata", "Isi biodata kartu"));
        if ((atStep || atIntake) && step.Following(OutcomeTrigger.SlotBooked) is { } booked) actions.Add(Plain(StepActionKind.BookSlot, booked.Id, procedure.PrintsCards ? "Pilihkan jadwal rekam" : "Pilihkan jadwal datang"));
        if ((atStep || atIntake) && beforePrint) actions.Add(Plain(StepActionKind.TakeDocument, "dokumen", "Terima dokumen di loket"));
        if (atIntake && procedure.Step(procedure.WithdrawnStepId) is { } end && StageMoves.CanMove(step.Stage, end.Stage))
            actions.Add(Plain(StepActionKind.Withdraw, "batal", "Batalkan atas permintaan pemohon"));
        if ((atStep || atIntake) && procedure.PausesAt(step) is { Count: > 0 } pauses)
        {
            actions.Add(new StepAction(StepActionKind.Pause, "jeda", "Jeda", null, [.. pauses.Select(reasons.Pause).OfType<Reason>()]));
            actions.Add(Plain(StepActionKind.Resume, "lanjut", "Lanjutkan"));
        }

        return actions;
    }

    private static StepAction Plain(StepActionKind kind, string id, string label) => new(kind, id, label, null, []);

    private static string LabelOf(string deviceKind) => deviceKind switch
    {
        nameof(DeviceJobKind.CapturePhoto) => "Ambil foto",
        nameof(DeviceJobKind.CaptureFingerprints) => "Rekam sidik jari",
        nameof(DeviceJobKind.CaptureSignature) => "Rekam tanda tangan",
        nameof(DeviceJobKind.PrintCard) => "Cetak kartu",
        _ => deviceKind,
    };
}
