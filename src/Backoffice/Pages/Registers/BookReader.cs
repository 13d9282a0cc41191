using System.Globalization;
using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>Reads the office's books, month by month, as tables that can be shown, printed and saved.</summary>
internal sealed class BookReader(KtpBotDb db, RegisterReader handOvers, OfficeProfile office, OfficeClock clock, ServiceLabels labels, TextBook texts)
{
    public const string HandOvers = IssuedPaper.HandOverBook;
    public const string Papers = "surat";
    public const string Recap = "rekap";

    /// <summary>Which paper the printed book is; null for a book that does not exist.</summary>
    public static PaperKind? KindOf(string book) => book switch
    {
        HandOvers or Papers => PaperKind.Register,
        Recap => PaperKind.MonthlyRecap,
        _ => null,
    };

    public async Task<TableText?> ReadAsync(string book, DateOnly month, CancellationToken cancellationToken) => book switch
    {
        HandOvers => HandOverTable(month, await handOvers.ReadAsync(month, cancellationToken)),
        Papers => await PapersAsync(month, cancellationToken),
        Recap => await RecapAsync(month, cancellationToken),
        _ => null,
    };

    private TableText HandOverTable(DateOnly month, IReadOnlyList<RegisterLine> lines) => new()
    {
        Title = "BUKU PENYERAHAN KTP-EL",
        Period = OfficeClock.MonthName(month),
        Columns = [new("No.", 1, Number: true), new("Waktu", 3), new("Berkas", 2.6), new("Pemilik kartu", 3.6), new("NIK", 2.8), new("Diterima oleh", 3.2), new("Hubungan", 2.4), new("Petugas", 2.4), new("Tanda tangan", 1.8)],
        Rows =
        [
            .. lines.Select(l => (IReadOnlyList<string>)
                [Text(l.Number), clock.Moment(l.At), l.CaseNumber, l.Owner, l.MaskedNik, l.ReceivedBy, l.Relation, l.Officer, l.HasSignature ? "tersimpan" : "di buku"]),
        ],
    };

    private async Task<TableText> PapersAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var (from, until) = Span(month);
        var rows = await db.IssuedPapers.AsNoTracking().Where(p => p.IssuedAt >= from && p.IssuedAt < until).OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Kind,
                p.Year,
                p.Number,
                p.IssuedAt,
                p.CancelledAt,
                Case = db.Cases.Where(c => c.Id == p.CaseId).Select(c => c.Number).SingleOrDefault(),
                Officer = db.Officers.Where(o => o.Id == p.OfficerId).Select(o => o.DisplayName).SingleOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new TableText
        {
            Title = "BUKU SURAT KELUAR",
            Period = OfficeClock.MonthName(month),
            Columns = [new("No.", 0.8, Number: true), new("Nomor surat", 3), new("Jenis", 4), new("Tanggal", 3), new("Berkas", 2.6), new("Petugas", 2.4), new("Keterangan", 2.4)],
            Rows =
            [
                .. rows.Select((p, i) => (IReadOnlyList<string>)
                [
                    Text(i + 1), PaperKinds.NumberText(office, p.Kind, p.Year, p.Number), texts.Render(PaperKinds.NameKey(p.Kind), TextBook.DefaultLanguage),
                    clock.Moment(p.IssuedAt), p.Case ?? "", p.Officer ?? "otomatis", p.CancelledAt is null ? "berlaku" : "dibatalkan",
                ]),
            ],
        };
    }

    private async Task<TableText> RecapAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var (from, until) = Span(month);
        var cases = await db.Cases.AsNoTracking()
            .Where(c => c.SubmittedAt < until && (c.SubmittedAt >= from || c.StepSinceAt >= from))
            .Select(c => new { c.Service, c.SubmittedAt, c.Stage, c.StepSinceAt }).ToListAsync(cancellationToken);
        var rows = new List<int[]>();
        var services = office.Procedures.Keys.Concat(cases.Select(c => c.Service)).Distinct().ToList();
        foreach (var service in services)
        {
            var own = cases.Where(c => c.Service == service).ToList();
            int Ended(params CaseStage[] stages) => own.Count(c => stages.Contains(c.Stage) && c.StepSinceAt >= from && c.StepSinceAt < until);
            rows.Add([own.Count(c => c.SubmittedAt >= from), Ended(CaseStage.HandedOver), Ended(CaseStage.Rejected), Ended(CaseStage.Cancelled), Ended(CaseStage.Expired)]);
        }

        return new TableText
        {
            Title = "REKAPITULASI BULANAN PELAYANAN KTP-EL",
            Period = OfficeClock.MonthName(month),
            Columns = [new("Layanan", 5), new("Masuk", 1.6, true), new("Selesai", 1.6, true), new("Ditolak", 1.6, true), new("Dibatalkan", 1.6, true), new("Kedaluwarsa", 1.8, true)],
            Rows = [.. services.Zip(rows, (service, counts) => (IReadOnlyList<string>)[labels.Label(service), .. counts.Select(Text)])],
            Total = ["Jumlah", .. Enumerable.Range(0, 5).Select(i => Text(rows.Sum(r => r[i])))],
        };
    }

    private (DateTime From, DateTime Until) Span(DateOnly month) =>
        (office.Calendar.ToUtc(month, TimeOnly.MinValue), office.Calendar.ToUtc(month.AddMonths(1), TimeOnly.MinValue));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
