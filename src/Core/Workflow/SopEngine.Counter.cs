using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Records;

namespace KtpBot.Core.Workflow;

/// <content>What happens at the counter: biodata, devices, the printed card and its hand-over.</content>
public static partial class SopEngine
{
    /// <summary>The register of handed-over cards.</summary>
    public const string HandOverRegister = "penyerahan";

    /// <summary>The code of a print whose card staff judged bad.</summary>
    public const string CheckedBad = "CheckedBad";

    private static readonly string[] Relations = ["sendiri", "satu_kk", "kuasa"];

    private static SopDecision SaveBiodata(Standing at, BiodataEntered input)
    {
        if (!MayAct(at, input.Actor) && !Holds(input.Actor, at.Procedure.Intake.Roles)) return NotAllowed(at);
        if (at.Step.IsEnd || at.State.Stage is CaseStage.Printing or CaseStage.Printed or CaseStage.ReadyForPickup)
            return Refuse(DeskRefusal.NotPossible, "Kartu sedang atau sudah dicetak. Bila isiannya salah, pilih \"kartu tidak baik\" saat pemeriksaan, lalu perbaiki.");
        if (!IsSixteenDigits(input.Biodata.Nik) || !IsSixteenDigits(input.Biodata.Kk))
            return Refuse(DeskRefusal.Incomplete, "NIK dan nomor KK masing-masing 16 angka. Periksa lagi angkanya.");
        return new SopAgreed([new BiodataSaved(input.Biodata), new EventRecorded("BiodataEntered", at.Step.Id)]);
    }

    private static SopDecision AskDevices(Standing at, DeviceWorkAsked input)
    {
        if (!MayAct(at, input.Actor)) return NotAllowed(at);
        if (input.Kinds.Count == 0 || input.Kinds.Distinct().Count() != input.Kinds.Count)
            return Refuse(DeskRefusal.Incomplete, "Pilih sedikitnya satu pekerjaan perangkat.");
        if (input.Kinds.FirstOrDefault(k => !at.Step.Devices.Contains(k)) is not null)
            return Refuse(DeskRefusal.NotPossible, $"Pekerjaan perangkat itu tidak ada pada langkah \"{at.Step.Title}\".");
        if (at.State.Jobs.Any(j => IsOpen(j) && input.Kinds.Contains(j.Kind)))
            return Refuse(DeskRefusal.AlreadyDone, "Pekerjaan yang sama masih menunggu atau sedang dikerjakan komputer loket.");
        var printing = input.Kinds.Contains(nameof(DeviceJobKind.PrintCard));
        if (printing && !at.State.BiodataComplete) return Refuse(DeskRefusal.Incomplete, TextOf(StepNeed.Biodata));
        if (printing && at.State.Jobs.Any(j => IsPrint(j) && j.State == nameof(DeviceJobState.ConfirmedByPrinter)))
            return Refuse(DeskRefusal.NotPossible, "Kartu yang sudah keluar dari printer belum diperiksa. Periksa dulu sebelum mencetak lagi.");

        if (printing && at.State.Record is { Effect: RecordEffect.Blocked or RecordEffect.RecordAgain } record)
            return Refuse(DeskRefusal.NotPossible, $"Kartu belum boleh dicetak: status rekam pemohon {record.Title}. Selesaikan dulu, lalu catat status barunya.");

        var effects = new List<SopEffect>();
        foreach (var kind in input.Kinds)
        {
            effects.Add(new DeviceJobQueued(kind));
            effects.Add(new EventRecorded("DeviceWorkAsked", at.Step.Id, kind));
        }

        return printing && at.Step.Following(OutcomeTrigger.PrintStarted) is { } started ? Follow(at, started, effects, [], null) : new SopAgreed(effects);
    }

    private static SopDecision TakeReport(Standing at, DeviceReported input)
    {
        if (input.Actor.Kind != ActorKind.Station) return Refuse(DeskRefusal.NotAllowed, "Hasil perangkat hanya dilaporkan oleh komputer loket.");
        if (at.State.Jobs.FirstOrDefault(j => j.Id == input.JobId) is not { } job)
            return Refuse(DeskRefusal.NotPossible, "Pekerjaan perangkat itu tidak ada pada berkas ini.");
        if (job.AttemptId != input.AttemptId || !IsOpen(job) || IsUnclaimed(job))
            return Refuse(DeskRefusal.AlreadyDone, "Laporan ini sudah diterima atau berasal dari percobaan lama.");
        var print = IsPrint(job);
        var effects = new List<SopEffect>();
        if (at.Step.IsEnd)
        {
            // Captured for a case that ended meanwhile: nothing of it is kept.
            return new SopAgreed([new DeviceJobClosed(job.Id, nameof(DeviceJobState.Cancelled), null, null), new EventRecorded("DeviceTooLate", at.Step.Id, job.Kind)]);
        }

        if (!input.Succeeded)
        {
            effects.Add(new DeviceJobClosed(job.Id, nameof(DeviceJobState.Failed), input.ErrorCode, input.Error));
            effects.Add(new EventRecorded("DeviceFailed", at.Step.Id, input.ErrorCode, input.Error));
            return print && AfterFailure(at.Step, input.ErrorCode) is { } failed ? Follow(at, failed, effects, [], null) : new SopAgreed(effects);
        }

        effects.Add(new DeviceJobClosed(job.Id, print ? nameof(DeviceJobState.ConfirmedByPrinter) : nameof(DeviceJobState.Done), null, null));
        effects.Add(new EventRecorded("DeviceDone", at.Step.Id, job.Kind));
        effects.AddRange(input.Files.Select(f => new DocumentReceived(f.Requirement, f.FileId, CaseDocumentState.Accepted)));
        return print && at.Step.Following(OutcomeTrigger.Printed) is { } printed ? Follow(at, printed, effects, [], null) : new SopAgreed(effects);
    }

    private static StepOutcome? AfterFailure(ProcedureStep step, string? errorCode) =>
        (errorCode == nameof(DeviceFailureCode.PrintOutcomeUnknown) ? step.Following(OutcomeTrigger.PrintUnknown) : null)
        ?? step.Following(OutcomeTrigger.PrintFailed);

    private static SopDecision CheckPrint(Standing at, PrintChecked input)
    {
        if (!MayAct(at, input.Actor)) return NotAllowed(at);
        if (at.State.Jobs.FirstOrDefault(j => j.Id == input.JobId && IsPrint(j)) is not { } job)
            return Refuse(DeskRefusal.NotPossible, "Pekerjaan cetak itu tidak ada pada berkas ini.");
        if (job.State is nameof(DeviceJobState.CheckedByStaff)) return Refuse(DeskRefusal.AlreadyDone, "Kartu ini sudah diperiksa.");
        if (job.State is not nameof(DeviceJobState.ConfirmedByPrinter))
            return Refuse(DeskRefusal.Incomplete, "Printer belum memastikan kartu ini keluar. Tunggu sampai selesai, lalu periksa kartunya.");
        if (at.Step.Following(input.Good ? OutcomeTrigger.CheckGood : OutcomeTrigger.CheckBad) is not { } outcome)
            return Refuse(DeskRefusal.NotPossible, "Berkas ini tidak sedang menunggu pemeriksaan kartu.");
        var state = input.Good ? nameof(DeviceJobState.CheckedByStaff) : nameof(DeviceJobState.Failed);
        var effects = new List<SopEffect>
        {
            new DeviceJobClosed(job.Id, state, input.Good ? null : CheckedBad, input.Good ? null : "Petugas menilai kartu tidak baik. Perbaiki penyebabnya, lalu cetak lagi."),
            new EventRecorded(input.Good ? "PrintGood" : "PrintBad", at.Step.Id, null, input.Note),
        };
        return Follow(at, outcome, effects, [], null);
    }

    private static SopDecision HandOver(Standing at, CardHandedOver input)
    {
        if (!MayAct(at, input.Actor)) return NotAllowed(at);
        if (at.Step.Following(OutcomeTrigger.HandedOver) is not { } outcome)
            return Refuse(DeskRefusal.NotPossible, "Kartu belum siap diserahkan. Selesaikan pencetakan dan pemeriksaan kartu dulu.");
        if (string.IsNullOrWhiteSpace(input.ReceivedBy)) return Refuse(DeskRefusal.Incomplete, "Tulis nama lengkap penerima kartu.");
        if (!Relations.Contains(input.Relation)) return Refuse(DeskRefusal.Incomplete, "Pilih hubungan penerima: sendiri, satu KK, atau kuasa.");
        var effects = new List<SopEffect>
        {
            new EventRecorded("HandedOver", at.Step.Id, input.Relation),
            new RegisterEntered(HandOverRegister, input.ReceivedBy.Trim(), input.Relation, input.SignatureFileId),
        };
        effects.AddRange(at.State.Documents.Where(d => d.State == CaseDocumentState.BroughtPhysically)
            .Select(d => new DocumentReviewed(d.Id, CaseDocumentState.Accepted, null, null)));
        return Follow(at, outcome, effects, [], null);
    }
}
