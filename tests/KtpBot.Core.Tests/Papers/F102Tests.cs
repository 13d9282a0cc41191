using KtpBot.Core.Papers;
using KtpBot.Core.Papers.Drawing;
using KtpBot.Testing.Papers;

namespace KtpBot.Core.Tests.Papers;

/// <summary>
/// Form F-1.02 box by box: an application goes through the desk, the form is issued, and poppler says beside which printed words a V
/// stands. What is expected is written out here from the regulation, not taken from the program.
/// </summary>
public sealed class F102Tests(PaperHouseFixture fixture) : IClassFixture<PaperHouseFixture>
{
    private const string Nothing = "";

    public static TheoryData<string, string, string, string> Applications => new()
    {
        // Service, answers, the request as "column: words", attachments.
        { "baru", "warga=wni usia=cukup", "II: A BARU", Nothing },
        { "baru", "warga=wni usia=menikah", "II: A BARU", "Buku Nikah/Kutipan Akta Perkawinan" },
        { "baru", "warga=oa usia=cukup", "II: A BARU", "Dokumen Perjalanan|Kartu Izin Tinggal Tetap" },
        { "hilang", "filer=sendiri", "II: 1 Hilang", "Surat Keterangan Hilang dari Kepolisian" },
        { "rusak", "filer=satu_kk", "II: 2 Rusak", "KTP-el Rusak" },
        { "ubah_data", "berubah=kawin", "IV: B KTP-EL", "Buku Nikah/Kutipan Akta Perkawinan" },
        { "ubah_data", "berubah=cerai", "IV: B KTP-EL", "Kutipan Akta Perceraian" },
        { "ubah_data", "berubah=ditinggal", "IV: B KTP-EL", "Akta Kematian" },
        { "ubah_data", "berubah=nama", "IV: B KTP-EL", "Surat Keterangan/Bukti Perubahan Peristiwa Kependudukan" },
        { "ubah_data", "berubah=pekerjaan", "IV: B KTP-EL", "Surat Keterangan/Bukti Perubahan Peristiwa Kependudukan" },
        { "ubah_data", "berubah=agama", "IV: B KTP-EL", "Surat Keterangan/Bukti Perubahan Peristiwa Kependudukan" },
        { "ubah_data", "berubah=lainnya", "IV: B KTP-EL", "Surat Keterangan/Bukti Perubahan Peristiwa Kependudukan" },
        { "ubah_data", "berubah=alamat", "IV: B KTP-EL", Nothing },
        { "ganti_foto", "alasan=jilbab", "IV: B KTP-EL", Nothing },
        { "ganti_foto", "alasan=rusak", "II: 2 Rusak", "KTP-el Rusak" },
        { "pindah_datang", "asal=dalam", "II: B PINDAH DATANG", Nothing },
        { "pindah_datang", "asal=antar", "II: B PINDAH DATANG", "Surat Keterangan Pindah" },
        { "pindah_datang", "asal=luar_negeri", "II: B PINDAH DATANG", "Surat Keterangan Pindah dari Perwakilan RI" },
        { "luar_domisili", "perlu=rekam usia=cukup", "II: F LUAR DOMISILI", Nothing },
        { "luar_domisili", "perlu=rekam usia=menikah", "II: F LUAR DOMISILI", "Buku Nikah/Kutipan Akta Perkawinan" },
        { "luar_domisili", "perlu=hilang", "II: F LUAR DOMISILI", "Surat Keterangan Hilang dari Kepolisian" },
        { "luar_domisili", "perlu=rusak", "II: F LUAR DOMISILI", "KTP-el Rusak" },
        { "itap", "masa=sebulan", "II: D PERPANJANGAN ITAP", "Dokumen Perjalanan|Kartu Izin Tinggal Tetap" },
    };

    [Theory]
    [MemberData(nameof(Applications))]
    public async Task TheMarks_AreThoseOfTheRegulation(string service, string answers, string request, string attached)
    {
        var house = fixture.House;
        var caseId = await house.SubmittedAsync(service, [.. answers.Split(' ').Select(a => (a.Split('=')[0], a.Split('=')[1]))]);

        var words = await PdfTool.WordsAsync(await house.IssuedAsync(caseId, PaperKind.F102));

        var (requests, attachments) = Marks(words);
        Assert.Equal([request], requests);
        Assert.Equal(attached.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), attachments.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryServiceOfTheOffice_IsAmongThem()
    {
        var house = fixture.House;

        var withForm = house.Desk.Office.Procedures.Keys.Where(service => house.Requirements.For(service)!.FormBox != "-");

        Assert.Empty(withForm.Except(Applications.Select(row => row.Data.Item1)));
    }

    [Fact]
    public async Task EveryBox_IsMarkedWhereItsWordsStand()
    {
        // All of them at once: 29 kinds of request, 16 attachments, each beside its own words.
        var (requests, attachments) = Marks(await PdfTool.WordsAsync(F102Paper.RenderPdf(FictionalPapers.WholeF102(), FictionalPapers.Mark("F102/KWS/2026/000012"))));

        string[] expected =
        [
            "I: 1 Membentuk Keluarga Baru", "I: 2 Penggantian Kepala", "I: 3 Pisah KK", "I: 4 Pindah Datang", "I: 5 WNI LN Karena Pindah", "I: 6 Rentan Adminduk",
            "I: 1 Menumpang Dalam KK", "I: 2 Peristiwa Penting", "I: 3 Perubahan elemen data", "I: 1 Hilang", "I: 2 Rusak",
            "II: A BARU", "II: B PINDAH DATANG", "II: 1 Hilang", "II: 2 Rusak", "II: D PERPANJANGAN ITAP", "II: E PERUBAHAN STATUS", "II: F LUAR DOMISILI", "II: G TRANSMIGRASI",
            "III: A BARU", "III: 1 Hilang", "III: 2 Rusak", "III: C Perpanjangan ITAP", "III: D Lainnya",
            "IV: A KK", "IV: B KTP-EL", "IV: C KIA",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), requests.Order(StringComparer.Ordinal));
        string[] papers =
        [
            "KK Lama/Rusak", "Buku Nikah/Kutipan Akta Perkawinan", "Kutipan Akta Perceraian", "Surat Keterangan Pindah", "Surat Keterangan Pindah Luar Negeri", "KTP-el Rusak",
            "Dokumen Perjalanan", "Surat Keterangan Hilang dari Kepolisian", "Surat Keterangan/Bukti Perubahan Peristiwa Kependudukan", "SPTJM perkawinan/perceraian belum tercatat",
            "Akta Kematian", "Surat Pernyataan penyebab terjadinya Hilang atau Rusak", "Surat Keterangan Pindah dari Perwakilan RI", "Surat Pernyataan bersedia menerima sebagai anggota",
            "Surat kuasa pengasuhan anak dari orang tua/wali", "Kartu Izin Tinggal Tetap",
        ];
        Assert.Equal(papers, attachments);
    }

    [Fact]
    public async Task TheForm_HasItsThreeFields_BothSignatures_AndOurNumber()
    {
        var house = fixture.House;
        var caseId = await house.SubmittedAsync("hilang", ("filer", "sendiri"));
        var pdf = await house.IssuedAsync(caseId, PaperKind.F102);
        var biodata = await house.Desk.BiodataOfAsync(caseId);

        var text = await PdfTool.TextAsync(pdf);

        foreach (var words in new[]
        {
            "F-1.02", "FORMULIR PENDAFTARAN PERISTIWA KEPENDUDUKAN", "DATA PEMOHON", "JENIS PERMOHONAN", "PERSYARATAN YANG DILAMPIRKAN", biodata.Nik, biodata.Kk,
            "SITI RAHAYU", "Kwangsan, 17 November 2026", "Petugas", "Pemohon", "( SITI RAHAYU )", "F102/KWS/2026/0000", "1) Formulir Perubahan", "2) Bukti Perubahan Data",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Matches(@"Pages:\s+1\s", await PdfTool.InfoAsync(pdf));
        Assert.Matches(@"Page size:\s+595\.28 x 841\.89 pts \(A4\)", await PdfTool.InfoAsync(pdf));
        var fonts = await PdfTool.FontsAsync(pdf);
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.True(font.Embedded, font.Line));
    }

    [Fact]
    public async Task TheForm_LooksAsApproved()
    {
        await ApprovedPicture.IsAsync("f102-hilang", F102Paper.RenderPdf(FictionalPapers.F102(), FictionalPapers.Mark("F102/KWS/2026/000012")));
        await ApprovedPicture.IsAsync("f102-semua-kotak", F102Paper.RenderPdf(FictionalPapers.WholeF102(), FictionalPapers.Mark("F102/KWS/2026/000012")));
    }

    [Fact]
    public async Task AComparedPicture_ShowsOneMarkMore()
    {
        var mark = FictionalPapers.Mark("F102/KWS/2026/000012");
        var form = FictionalPapers.F102();
        var more = form with { Attached = new HashSet<F102Attachment>(form.Attached) { F102Attachment.TravelDocument } };
        var approved = await PdfTool.PictureAsync(F102Paper.RenderPdf(form, mark), 80);

        Assert.Null(ApprovedPicture.Difference(await PdfTool.PictureAsync(F102Paper.RenderPdf(form, mark), 80), approved));
        Assert.NotNull(ApprovedPicture.Difference(await PdfTool.PictureAsync(F102Paper.RenderPdf(more, mark), 80), approved));
    }

    /// <summary>The words to the right of every V, on its line and up to the next gap; in the table with the column's number before them.</summary>
    private static (IReadOnlyList<string> Requests, IReadOnlyList<string> Attached) Marks(IReadOnlyList<PdfWord> words)
    {
        var attachments = words.First(w => w.Text == "III.").Y;
        var romans = words.Where(w => w.Text is "I" or "II" or "III" or "IV").GroupBy(w => Math.Round(w.Middle)).Single(line => line.Count() == 4).OrderBy(w => w.X).ToList();
        var marks = words.Where(w => w.Text == "V").OrderBy(w => w.X > 300).ThenBy(w => w.Y).ToList();
        return (
            [.. marks.Where(m => m.Y < attachments).Select(m => $"{romans.Last(r => r.X <= m.X + 15).Text}: {Beside(m, 26, romans.FirstOrDefault(r => r.X > m.X + 15)?.X - 14)}")],
            [.. marks.Where(m => m.Y > attachments).Select(m => Beside(m, 26, null))]);

        string Beside(PdfWord mark, double gap, double? end)
        {
            var (line, right) = (new List<string>(), mark.Right);
            foreach (var word in words.Where(w => w.X > mark.X + 1 && Math.Abs(w.Middle - mark.Middle) < 5.5).OrderBy(w => w.X))
            {
                // Of a label on two lines only the upper one counts.
                if (word.X - right > gap || word.X > end) break;
                if (words.Any(w => w.X > mark.X + 1 && w.X < mark.X + 230 && w.Middle < word.Middle - 3 && w.Middle > word.Middle - 9 && Math.Abs(w.Middle - mark.Middle) < 5.5)) continue;
                line.Add(word.Text);
                right = word.Right;
            }

            return string.Join(' ', line);
        }
    }
}
