using KtpBot.Core.Devices;

namespace KtpBot.Devices.Jobs;

/// <summary>Final reports in their three forms.</summary>
internal static class FinalReport
{
    public static SpooledResult Captured(string stationId, JobRecord record, DeviceOutcome.Succeeded outcome, TimeProvider time) => new(
        Report(stationId, record, DeviceJobState.Done, null, time) with
        {
            Artifacts = [.. outcome.Artifacts.Select(artifact => artifact.Describe())],
            Fingers = outcome.Fingers,
        },
        outcome.Artifacts);

    public static SpooledResult Printed(string stationId, JobRecord record, TimeProvider time) =>
        new(Report(stationId, record, DeviceJobState.ConfirmedByPrinter, null, time), []);

    public static SpooledResult Failed(string stationId, JobRecord record, DeviceFailure failure, TimeProvider time) => new(
        Report(stationId, record, failure.Code is DeviceFailureCode.CancelledByOffice ? DeviceJobState.Cancelled : DeviceJobState.Failed, failure, time), []);

    private static StationResult Report(string stationId, JobRecord record, DeviceJobState state, DeviceFailure? failure, TimeProvider time) => new()
    {
        StationId = stationId,
        AttemptId = record.AttemptId,
        State = state,
        OccurredAt = time.GetUtcNow().UtcDateTime,
        Failure = failure,
        PrinterJobId = record.PrinterJobId,
        Artifacts = [],
        Fingers = [],
    };
}
