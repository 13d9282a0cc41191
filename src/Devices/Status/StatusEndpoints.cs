using System.Globalization;
using System.Net;
using System.Text;
using KtpBot.Core.Devices;
using KtpBot.Devices.Drivers.CardPrinter;
using KtpBot.Devices.Jobs;

namespace KtpBot.Devices.Status;

/// <summary>Health, metrics and the small status page of the counter PC.</summary>
internal static class StatusEndpoints
{
    private static readonly TimeSpan _patienceWithPrinter = TimeSpan.FromSeconds(3);

    public static void MapStatus(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("hidup"));
        app.MapGet("/health/ready", ReadyAsync);
        app.MapGet("/metrics", MetricsAsync);
        app.MapGet("/", async (StatusPage page, CancellationToken cancellationToken) =>
            Results.Content(await page.RenderAsync(cancellationToken), "text/html; charset=utf-8"));
    }

    /// <summary>The printer's state, or "unreachable" when it does not answer in time: a page must not hang on a device.</summary>
    public static async Task<PrinterStatus> LookBrieflyAsync(ICardPrinter printer, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_patienceWithPrinter);
        try
        {
            return await printer.LookAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PrinterStatus(false, DeviceFailures.For(DeviceFailureCode.PrinterUnreachable), []);
        }
    }

    /// <summary>Why the Backoffice cannot be worked with now, as a sentence, or null.</summary>
    public static string? BackofficeObstacle(StationStatus status) => status.LastContact switch
    {
        null => "Backoffice belum menjawab sejak layanan dinyalakan.",
        { Fault: null } => null,
        { Fault: "denied" } => "Backoffice menolak kunci loket ini. Periksa Devices__StationId dan Devices__StationKey.",
        _ => "Backoffice tidak dapat dihubungi. Periksa jaringan; pekerjaan yang sudah direkam tetap aman di komputer ini.",
    };

    private static async Task<IResult> ReadyAsync(StationStatus status, ICardPrinter printer, CancellationToken cancellationToken)
    {
        var look = await LookBrieflyAsync(printer, cancellationToken);
        var obstacles = new[] { BackofficeObstacle(status), look.Obstacle?.OperatorText }.OfType<string>().ToList();
        return obstacles.Count == 0
            ? Results.Text("siap")
            : Results.Text(string.Join('\n', obstacles), statusCode: (int)HttpStatusCode.ServiceUnavailable);
    }

    private static async Task<IResult> MetricsAsync(
        StationStatus status, Ledger ledger, Spool spool, ICardPrinter printer, TimeProvider time, CancellationToken cancellationToken)
    {
        var look = await LookBrieflyAsync(printer, cancellationToken);
        var open = ledger.Open;
        var oldest = open.Count == 0 ? 0 : (time.GetUtcNow().UtcDateTime - open[0].ClaimedAt).TotalSeconds;
        var text = new StringBuilder();
        Gauge(text, "ktpbot_devices_backoffice_reachable", "1 when the newest exchange was answered.", BackofficeObstacle(status) is null ? 1 : 0);
        Gauge(text, "ktpbot_devices_printer_ready", "1 when the card printer takes jobs.", look.Ready ? 1 : 0);
        Gauge(text, "ktpbot_devices_jobs_open", "Attempts that the Backoffice has not acknowledged.", open.Count);
        Gauge(text, "ktpbot_devices_jobs_oldest_seconds", "Age of the oldest open attempt.", oldest);
        Gauge(text, "ktpbot_devices_spool_files", "Encrypted files waiting on this PC.", spool.Count);
        text.Append("# HELP ktpbot_devices_jobs_ended_total Attempts that ended since the start.\n# TYPE ktpbot_devices_jobs_ended_total counter\n");
        foreach (var ((kind, state), count) in status.Ended)
            text.Append(CultureInfo.InvariantCulture, $"ktpbot_devices_jobs_ended_total{{kind=\"{kind}\",state=\"{state}\"}} {count}\n");
        return Results.Text(text.ToString(), "text/plain; version=0.0.4");
    }

    private static void Gauge(StringBuilder text, string name, string help, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value:0.###}\n");
}
