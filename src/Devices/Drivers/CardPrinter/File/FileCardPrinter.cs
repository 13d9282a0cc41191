using KtpBot.Core.Devices;
using KtpBot.Devices.Jobs;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Drivers.CardPrinter.File;

/// <summary>
/// Writes each card as a PDF into a folder, for trials without a printer. Its title says so on every screen; nobody should
/// wait for a card from it.
/// </summary>
internal sealed class FileCardPrinter(IOptions<DevicesOptions> options, DataFolder data) : ICardPrinter
{
    public string Title => "Berkas (tanpa printer)";

    private string Folder => options.Value.Printer.Folder.Length > 0 ? options.Value.Printer.Folder : data.Path("kartu");

    public Task<PrinterStatus> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            return Task.FromResult(new PrinterStatus(true, null, []));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(new PrinterStatus(false, DeviceFailures.For(DeviceFailureCode.PrinterUnreachable, "folder-not-writable"), ["folder-not-writable"]));
        }
    }

    public async Task<SubmitOutcome> SubmitAsync(string jobName, byte[] pdf, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            var draft = PathOf(jobName) + ".new";
            await System.IO.File.WriteAllBytesAsync(draft, pdf, cancellationToken);
            System.IO.File.Move(draft, PathOf(jobName), overwrite: true);
            return new SubmitOutcome.Accepted(jobName);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new SubmitOutcome.NotAccepted(DeviceFailures.For(DeviceFailureCode.PrinterUnreachable, "folder-not-writable"));
        }
    }

    public Task<FindOutcome> FindAsync(string jobName, DateTime submittingAt, CancellationToken cancellationToken) =>
        Task.FromResult<FindOutcome>(System.IO.File.Exists(PathOf(jobName)) ? new FindOutcome.Found(jobName) : new FindOutcome.Absent());

    public Task<PrintProgress> PollAsync(string printerJobId, CancellationToken cancellationToken) =>
        Task.FromResult<PrintProgress>(System.IO.File.Exists(PathOf(printerJobId)) ? new PrintProgress.Completed() : new PrintProgress.Forgotten());

    private string PathOf(string jobName) => Path.Combine(Folder, $"{jobName}.pdf");
}
