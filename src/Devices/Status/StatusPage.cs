using System.Net;
using System.Text;
using KtpBot.Core.Devices;
using KtpBot.Devices.Drivers.CardPrinter;
using KtpBot.Devices.Jobs;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Status;

/// <summary>One page for the person at the counter: does the Backoffice answer, is the printer ready, what is still on this PC.</summary>
internal sealed class StatusPage(
    StationStatus status, Ledger ledger, Spool spool, ICardPrinter printer, IOptions<DevicesOptions> options, TimeProvider time)
{
    private const string Head = """
        <!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta http-equiv="refresh" content="5"><title>Perangkat loket</title><style>
        body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f3f6fa;color:#1b2430}main{max-width:46rem;margin:2rem auto;padding:0 1rem}
        section{background:#fff;border:1px solid #dbe3ec;border-radius:10px;padding:1rem 1.25rem;margin:1rem 0}h1{font-size:1.4rem}h2{font-size:1rem;margin:0 0 .4rem}
        .ok{color:#14693a}.bad{color:#9b1c1c}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid #e6ecf2}
        p{margin:.2rem 0}</style></head><body><main>
        """;

    public async Task<string> RenderAsync(CancellationToken cancellationToken)
    {
        var look = await StatusEndpoints.LookBrieflyAsync(printer, cancellationToken);
        var backoffice = StatusEndpoints.BackofficeObstacle(status);
        var page = new StringBuilder(Head);
        page.Append("<h1>Perangkat ").Append(Text(options.Value.StationId)).Append("</h1>");
        Section(page, "Backoffice", backoffice is null, backoffice ?? "Terhubung.");
        Section(page, printer.Title, look.Ready, look.Obstacle?.OperatorText ?? "Siap mencetak.");
        page.Append("<section><h2>Pekerjaan di komputer ini</h2>");
        AppendJobs(page);
        return page.Append("</section></main></body></html>").ToString();
    }

    private void AppendJobs(StringBuilder page)
    {
        var open = ledger.Open;
        if (open.Count == 0)
        {
            page.Append("<p>Tidak ada pekerjaan. Semua hasil sudah diterima Backoffice.</p>");
            return;
        }

        page.Append("<table><thead><tr><th>Permohonan</th><th>Pekerjaan</th><th>Keadaan</th><th>Sejak</th></tr></thead><tbody>");
        foreach (var record in open)
        {
            page.Append("<tr><td>").Append(Text(record.CaseNumber)).Append("</td><td>").Append(KindText(record.Kind))
                .Append("</td><td>").Append(PhaseText(record.Phase)).Append("</td><td>").Append(AgeText(record.ClaimedAt)).Append("</td></tr>");
        }

        page.Append("</tbody></table><p>").Append(spool.Count).Append(" berkas terenkripsi menunggu di komputer ini.</p>");
    }

    private string AgeText(DateTime since)
    {
        var age = time.GetUtcNow().UtcDateTime - since;
        return age.TotalMinutes < 1 ? "baru saja" : age.TotalHours < 1 ? $"{(int)age.TotalMinutes} menit" : $"{(int)age.TotalHours} jam";
    }

    private static void Section(StringBuilder page, string title, bool good, string text) =>
        page.Append("<section><h2>").Append(Text(title)).Append("</h2><p class=\"").Append(good ? "ok" : "bad").Append("\">").Append(Text(text)).Append("</p></section>");

    private static string KindText(DeviceJobKind kind) => kind switch
    {
        DeviceJobKind.CapturePhoto => "Ambil foto",
        DeviceJobKind.CaptureFingerprints => "Rekam sidik jari",
        DeviceJobKind.CaptureSignature => "Rekam tanda tangan",
        DeviceJobKind.PrintCard => "Cetak kartu",
    };

    private static string PhaseText(LedgerKind phase) => phase switch
    {
        LedgerKind.Claimed or LedgerKind.NotSubmitted => "Sedang disiapkan",
        LedgerKind.Submitting => "Dikirim ke printer",
        LedgerKind.Submitted => "Dikerjakan printer",
        LedgerKind.Finished => "Selesai, menunggu diterima Backoffice",
        LedgerKind.Acknowledged => "Selesai",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
