using System.Security.Cryptography;
using KtpBot.Core.Devices;
using KtpBot.Devices.Status;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Jobs;

/// <summary>Brings one attempt to its end: the device works, the result lies in the spool, the Backoffice has it.</summary>
internal sealed class JobRunner(
    Ledger ledger,
    Spool spool,
    CaptureWork captures,
    PrintWork prints,
    Delivery delivery,
    StationStatus status,
    IOptions<DevicesOptions> options,
    TimeProvider time,
    ILogger<JobRunner> log)
{
    /// <summary>Returns when the Backoffice has acknowledged the result. May be called again after any interruption.</summary>
    public async Task RunAsync(JobRecord record, CancellationToken cancellationToken)
    {
        var result = spool.HasResult(record.AttemptId) ? ReadBack(record) : await WorkAsync(record, cancellationToken);
        await delivery.DeliverAsync(record, result, cancellationToken);
        ledger.Acknowledged(record.AttemptId);
        spool.Delete(record.AttemptId);
        status.JobEnded(record.Kind, result.Result.State);
        JobsLog.Acknowledged(log, record.AttemptId, record.Kind, result.Result.State);
    }

    private async Task<SpooledResult> WorkAsync(JobRecord record, CancellationToken cancellationToken)
    {
        SpooledResult result;
        try
        {
            var order = spool.GetOrder(record.AttemptId);
            result = record.Kind is DeviceJobKind.PrintCard
                ? await prints.RunAsync(record, order, cancellationToken)
                : await captures.RunAsync(record, order, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The driver's edge: whatever a device or a damaged order throws becomes a failure that an officer sees.
            JobsLog.Broke(log, fault, record.AttemptId, record.Kind);
            result = Fault(record);
        }

        spool.PutResult(result);
        ledger.Finished(record.AttemptId);
        return result;
    }

    private SpooledResult ReadBack(JobRecord record)
    {
        try
        {
            return spool.GetResult(record.AttemptId);
        }
        catch (Exception fault) when (fault is IOException or CryptographicException or InvalidDataException)
        {
            JobsLog.Broke(log, fault, record.AttemptId, record.Kind);
            return Fault(record);
        }
    }

    // A fault after the printer may have had the document must not read as "nothing happened".
    private SpooledResult Fault(JobRecord record)
    {
        var known = ledger.Open.FirstOrDefault(open => open.AttemptId == record.AttemptId) ?? record;
        var code = known.SubmittingAt is null ? DeviceFailureCode.StationFault : DeviceFailureCode.PrintOutcomeUnknown;
        return FinalReport.Failed(options.Value.StationId, known, DeviceFailures.For(code), time);
    }
}
