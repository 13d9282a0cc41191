using KtpBot.Core.Devices;
using KtpBot.Devices.Backoffice;
using KtpBot.Devices.Drivers.CardPrinter;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Jobs;

/// <summary>
/// Prints one card at most once. The ledger says "submitting" before the printer may get the document and "submitted" with
/// the printer's number after; what happened in between is found out from the printer, never guessed. Where even the printer
/// cannot tell, the answer is <see cref="DeviceFailureCode.PrintOutcomeUnknown"/> and a person looks into the tray.
/// </summary>
internal sealed class PrintWork(
    ICardPrinter printer,
    CardDocument cards,
    BackofficeClient backoffice,
    Ledger ledger,
    Backoff backoff,
    IOptions<DevicesOptions> options,
    TimeProvider time,
    ILogger<PrintWork> log)
{
    /// <summary>Goes on from wherever the ledger says the attempt stands, until the printer's last word.</summary>
    public async Task<SpooledResult> RunAsync(JobRecord record, StationJob order, CancellationToken cancellationToken)
    {
        var run = new Run(record, order, new PrintReports(backoffice, options.Value.StationId, time));
        while (true)
        {
            var result = run.Record.Phase switch
            {
                LedgerKind.Claimed or LedgerKind.NotSubmitted => await SubmitAsync(run, cancellationToken),
                LedgerKind.Submitting => await FindAsync(run, cancellationToken),
                LedgerKind.Submitted => await FollowAsync(run, cancellationToken),
                LedgerKind.Finished or LedgerKind.Acknowledged => throw new InvalidOperationException("A finished attempt is not worked again."),
            };
            if (result is not null)
                return result;
        }
    }

    private async Task<SpooledResult?> SubmitAsync(Run run, CancellationToken cancellationToken)
    {
        run.Pdf ??= await cards.RenderAsync(run.Order, cancellationToken);
        if (run.Pdf is null)
            return Failed(run, DeviceFailures.For(DeviceFailureCode.OrderIncomplete));
        var look = await printer.LookAsync(cancellationToken);
        if (look.Obstacle is { } obstacle)
            return await PutOffAsync(run, obstacle, cancellationToken);
        await run.Reports.SendAsync(run.Record, DeviceJobState.Claimed, null, cancellationToken);
        if (run.Reports.Withdrawn)
            return Failed(run, DeviceFailures.For(DeviceFailureCode.CancelledByOffice));

        run.Record = ledger.Submitting(run.Record.AttemptId);
        switch (await printer.SubmitAsync(run.Record.PrinterJobName, run.Pdf, cancellationToken))
        {
            case SubmitOutcome.Accepted accepted:
                run.Record = ledger.Submitted(run.Record.AttemptId, accepted.PrinterJobId);
                run.ObstacleSince = null;
                JobsLog.Submitted(log, run.Record.AttemptId, accepted.PrinterJobId);
                return null;
            case SubmitOutcome.NotAccepted { Failure: var failure }:
                run.Record = ledger.NotSubmitted(run.Record.AttemptId);
                return failure.Retry is DeviceRetry.ByStation ? await PutOffAsync(run, failure, cancellationToken) : Failed(run, failure);
            default:
                return null;
        }
    }

    private async Task<SpooledResult?> FindAsync(Run run, CancellationToken cancellationToken)
    {
        switch (await printer.FindAsync(run.Record.PrinterJobName, run.Record.SubmittingAt!.Value, cancellationToken))
        {
            case FindOutcome.Found found:
                run.Record = ledger.Submitted(run.Record.AttemptId, found.PrinterJobId);
                JobsLog.FoundAgain(log, run.Record.AttemptId, found.PrinterJobId);
                return null;
            case FindOutcome.Absent when run.AbsentBefore:
                run.Record = ledger.NotSubmitted(run.Record.AttemptId);
                JobsLog.CertainlyAbsent(log, run.Record.AttemptId);
                return null;
            case FindOutcome.Absent:
                // A document that was on its way when the connection broke may still be taken in: look a second time, later.
                run.AbsentBefore = true;
                await PollPauseAsync(cancellationToken);
                return null;
            case FindOutcome.Forgotten:
                return Failed(run, DeviceFailures.For(DeviceFailureCode.PrintOutcomeUnknown));
            default:
                return await WaitForPrinterAsync(run, DeviceJobState.Claimed, cancellationToken);
        }
    }

    private async Task<SpooledResult?> FollowAsync(Run run, CancellationToken cancellationToken)
    {
        switch (await printer.PollAsync(run.Record.PrinterJobId!, cancellationToken))
        {
            case PrintProgress.Completed:
                return FinalReport.Printed(options.Value.StationId, run.Record, time);
            case PrintProgress.Failed { Failure: var failure }:
                return Failed(run, failure);
            case PrintProgress.Forgotten:
                return Failed(run, DeviceFailures.For(DeviceFailureCode.PrintOutcomeUnknown));
            case PrintProgress.InHand inHand:
                run.ObstacleSince = null;
                await run.Reports.SendAsync(
                    run.Record, inHand.Printing ? DeviceJobState.Printing : DeviceJobState.Submitted, inHand.Obstacle, cancellationToken);
                await PollPauseAsync(cancellationToken);
                return null;
            default:
                return await WaitForPrinterAsync(run, DeviceJobState.Submitted, cancellationToken);
        }
    }

    // Nothing was sent: waiting costs nothing, and giving up leaves the card to a new attempt.
    private async Task<SpooledResult?> PutOffAsync(Run run, DeviceFailure obstacle, CancellationToken cancellationToken)
    {
        await run.Reports.SendAsync(run.Record, DeviceJobState.Claimed, obstacle, cancellationToken);
        if (run.Reports.Withdrawn)
            return Failed(run, DeviceFailures.For(DeviceFailureCode.CancelledByOffice));
        if (HasWaitedLongEnough(run))
            return Failed(run, obstacle with { Retry = DeviceRetry.ByStaff });
        await backoff.WaitAsync(++run.Failures, cancellationToken);
        return null;
    }

    // The printer may have the card: giving up is no licence to print again.
    private async Task<SpooledResult?> WaitForPrinterAsync(Run run, DeviceJobState state, CancellationToken cancellationToken)
    {
        await run.Reports.SendAsync(run.Record, state, DeviceFailures.For(DeviceFailureCode.PrinterUnreachable), cancellationToken);
        if (HasWaitedLongEnough(run))
            return Failed(run, DeviceFailures.For(DeviceFailureCode.PrintOutcomeUnknown));
        await backoff.WaitAsync(++run.Failures, cancellationToken);
        return null;
    }

    private bool HasWaitedLongEnough(Run run)
    {
        var now = time.GetUtcNow().UtcDateTime;
        run.ObstacleSince ??= now;
        return (now - run.ObstacleSince.Value).TotalSeconds >= options.Value.Printer.GiveUpSeconds;
    }

    private Task PollPauseAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromSeconds(options.Value.Printer.PollSeconds), time, cancellationToken);

    private SpooledResult Failed(Run run, DeviceFailure failure) => FinalReport.Failed(options.Value.StationId, run.Record, failure, time);

    /// <summary>What this process knows about the attempt beside the ledger; lost in a crash without harm.</summary>
    private sealed class Run(JobRecord record, StationJob order, PrintReports reports)
    {
        public JobRecord Record { get; set; } = record;

        public StationJob Order { get; } = order;

        public PrintReports Reports { get; } = reports;

        public byte[]? Pdf { get; set; }

        public DateTime? ObstacleSince { get; set; }

        public int Failures { get; set; }

        public bool AbsentBefore { get; set; }
    }
}
