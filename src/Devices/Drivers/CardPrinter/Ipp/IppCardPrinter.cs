using System.Globalization;
using KtpBot.Core.Devices;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>A card printer that speaks IPP (RFC 8011): on the network, behind ipp-usb, or shared by CUPS.</summary>
internal sealed class IppCardPrinter(IOptions<DevicesOptions> options, TimeProvider time) : ICardPrinter, IDisposable
{
    /// <summary>ID-1 in the self-describing form of PWG 5101.1, short edge first.</summary>
    public const string CardMedia = "iso_id-1_53.98x85.6mm";

    private static readonly string[] _jobAttributes = ["job-id", "job-name", "job-state", "job-state-reasons", "job-printer-state-reasons"];
    private static readonly string[] _printerAttributes =
        ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-up-time", "media-supported"];

    private readonly IppClient _client = new(options.Value.Printer.Uri);

    public string Title => "Printer kartu (IPP)";

    public async Task<PrinterStatus> LookAsync(CancellationToken cancellationToken)
    {
        if (await PrinterAsync(cancellationToken) is not { } printer)
            return new PrinterStatus(false, DeviceFailures.For(DeviceFailureCode.PrinterUnreachable), []);
        var reasons = PrinterReasons.Keep(printer.Texts("printer-state-reasons"));

        // RFC 8011 section 5.4.11: 5 is stopped. Reasons of an idle printer are reports about the past or mere warnings.
        const int stopped = 5;
        if (printer.Number("printer-state") == stopped)
            return new PrinterStatus(false, PrinterReasons.Translate(reasons) ?? DeviceFailures.For(DeviceFailureCode.PrinterPaused, reasons), reasons);
        if (printer.Number("printer-is-accepting-jobs") == 0)
            return new PrinterStatus(false, DeviceFailures.For(DeviceFailureCode.PrinterPaused, reasons), reasons);
        return new PrinterStatus(true, null, reasons);
    }

    public async Task<SubmitOutcome> SubmitAsync(string jobName, byte[] pdf, CancellationToken cancellationToken)
    {
        // Validate-Job first: a printer for A4 or one that reads no PDF says so before it has been given anything.
        var validated = await _client.SendAsync(IppOperation.ValidateJob, Order(jobName), Template(), [], cancellationToken);
        if (validated is not IppExchange.Answered { Message: var checkedOrder })
            return new SubmitOutcome.NotAccepted(DeviceFailures.For(DeviceFailureCode.PrinterUnreachable));
        if (!checkedOrder.Succeeded)
            return new SubmitOutcome.NotAccepted(Refusal(checkedOrder));
        return await _client.SendAsync(IppOperation.PrintJob, Order(jobName), Template(), pdf, cancellationToken) switch
        {
            IppExchange.Answered { Message: { Succeeded: true } printed } => printed.First(IppTag.JobAttributes).Number("job-id") is { } id
                ? new SubmitOutcome.Accepted(id.ToString(CultureInfo.InvariantCulture))
                : new SubmitOutcome.Unclear(),
            IppExchange.Answered { Message: var refused } => new SubmitOutcome.NotAccepted(Refusal(refused)),
            IppExchange.NotReached => new SubmitOutcome.NotAccepted(DeviceFailures.For(DeviceFailureCode.PrinterUnreachable)),
            _ => new SubmitOutcome.Unclear(),
        };
    }

    public async Task<FindOutcome> FindAsync(string jobName, DateTime submittingAt, CancellationToken cancellationToken)
    {
        // Unfinished jobs are asked for first: one that ends between the two questions is then still seen in the second.
        foreach (var which in new[] { "not-completed", "completed" })
        {
            var answer = await _client.SendAsync(
                IppOperation.GetJobs,
                [new("which-jobs", [IppValue.Of(IppTag.Keyword, which)]), Requested(_jobAttributes)],
                [],
                [],
                cancellationToken);
            if (answer is not IppExchange.Answered { Message: { Succeeded: true } jobs })
                return new FindOutcome.Unreachable();
            foreach (var job in jobs.All(IppTag.JobAttributes))
            {
                if (job.Text("job-name") == jobName && job.Number("job-id") is { } id)
                    return new FindOutcome.Found(id.ToString(CultureInfo.InvariantCulture));
            }
        }

        return await PrinterAsync(cancellationToken) is not { } printer ? new FindOutcome.Unreachable()
            : Remembers(printer, submittingAt) ? new FindOutcome.Absent()
            : new FindOutcome.Forgotten();
    }

    public async Task<PrintProgress> PollAsync(string printerJobId, CancellationToken cancellationToken)
    {
        var id = int.Parse(printerJobId, CultureInfo.InvariantCulture);
        var answer = await _client.SendAsync(
            IppOperation.GetJobAttributes, [new("job-id", [IppValue.Of(id)]), Requested(_jobAttributes)], [], [], cancellationToken);
        if (answer is not IppExchange.Answered { Message: var message })
            return new PrintProgress.Unreachable();
        if (message.Code is IppStatus.NotFound or IppStatus.Gone)
            return new PrintProgress.Forgotten();
        if (!message.Succeeded)
            return new PrintProgress.Unreachable();
        var job = message.First(IppTag.JobAttributes);
        return (IppJobState?)job.Number("job-state") switch
        {
            IppJobState.Completed => new PrintProgress.Completed(),
            IppJobState.Aborted => new PrintProgress.Failed(await ExplainAsync(job, DeviceFailureCode.AbortedByPrinter, cancellationToken)),
            IppJobState.Canceled => new PrintProgress.Failed(await ExplainAsync(job, DeviceFailureCode.CancelledAtPrinter, cancellationToken)),
            IppJobState.ProcessingStopped or IppJobState.PendingHeld => new PrintProgress.InHand(
                Printing: false, await ExplainAsync(job, DeviceFailureCode.PrinterPaused, cancellationToken)),
            IppJobState.Processing => new PrintProgress.InHand(Printing: true, null),
            _ => new PrintProgress.InHand(Printing: false, null),
        };
    }

    public void Dispose() => _client.Dispose();

    private async Task<DeviceFailure> ExplainAsync(IppGroup job, DeviceFailureCode otherwise, CancellationToken cancellationToken)
    {
        var printer = await PrinterAsync(cancellationToken);
        var reasons = PrinterReasons.Keep(
            [.. job.Texts("job-state-reasons"), .. job.Texts("job-printer-state-reasons"), .. printer?.Texts("printer-state-reasons") ?? []]);
        return PrinterReasons.Translate(reasons) ?? DeviceFailures.For(otherwise, reasons);
    }

    // A printer that was switched on after the card was sent, or that has had time to forget finished jobs, is no witness. It
    // counts its uptime in whole seconds, so up to one second of it may not have been.
    private bool Remembers(IppGroup printer, DateTime submittingAt)
    {
        var age = time.GetUtcNow().UtcDateTime - submittingAt;
        return age.TotalSeconds <= options.Value.Printer.HistorySeconds && printer.Number("printer-up-time") is { } upSeconds && upSeconds - 1 > age.TotalSeconds;
    }

    private async Task<IppGroup?> PrinterAsync(CancellationToken cancellationToken)
    {
        var answer = await _client.SendAsync(IppOperation.GetPrinterAttributes, [Requested(_printerAttributes)], [], [], cancellationToken);
        return answer is IppExchange.Answered { Message: { Succeeded: true } message } ? message.First(IppTag.PrinterAttributes) : null;
    }

    private static DeviceFailure Refusal(IppMessage answer)
    {
        var named = answer.First(IppTag.UnsupportedAttributes).Attributes.Select(attribute => attribute.Name).ToList();
        var code = answer.Code switch
        {
            IppStatus.DocumentFormatNotSupported => DeviceFailureCode.DocumentUnsupported,
            IppStatus.AttributesOrValuesNotSupported when named.Contains("media") || named.Contains("media-col") => DeviceFailureCode.MediaUnsupported,
            IppStatus.Busy or IppStatus.ServiceUnavailable or IppStatus.TemporaryError => DeviceFailureCode.PrinterBusy,
            IppStatus.NotAcceptingJobs => DeviceFailureCode.PrinterPaused,
            _ => DeviceFailureCode.PrinterRefused,
        };
        return DeviceFailures.For(code, [$"ipp-status-{answer.Code:x4}", .. named]);
    }

    private static IReadOnlyList<IppAttribute> Order(string jobName) =>
    [
        new("requesting-user-name", [IppValue.Of(IppTag.Name, "ktpbot")]),
        new("job-name", [IppValue.Of(IppTag.Name, jobName)]),
        new("ipp-attribute-fidelity", [IppValue.Of(true)]),
        new("document-format", [IppValue.Of(IppTag.MimeMediaType, "application/pdf")]),
    ];

    private static IReadOnlyList<IppAttribute> Template() =>
    [
        new("media", [IppValue.Of(IppTag.Keyword, CardMedia)]),
        new("copies", [IppValue.Of(1)]),
    ];

    private static IppAttribute Requested(string[] names) =>
        new("requested-attributes", [.. names.Select(name => IppValue.Of(IppTag.Keyword, name))]);
}
