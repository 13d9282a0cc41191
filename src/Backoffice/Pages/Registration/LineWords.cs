using KtpBot.Core.Registration;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>What is wrong with a file or a line, and what to do about it.</summary>
internal static class LineWords
{
    public static string Of(SheetProblem problem) => problem switch
    {
        SheetProblem.Workbook => "Itu berkas Excel atau Spreadsheet. Buka, lalu simpan sebagai CSV; atau di Google Form pilih Jawaban, titik tiga, Download jawaban (.csv).",
        SheetProblem.TooLarge => "Berkasnya terlalu besar: paling banyak 3.000 baris atau 8 MB. Bagi menjadi beberapa berkas.",
        SheetProblem.Empty => "Berkasnya kosong: tidak ada baris jawaban di bawah judul kolom.",
        SheetProblem.OpenQuote => "Berkasnya terpotong: ada tanda kutip yang tidak ditutup. Unduh sekali lagi.",
        SheetProblem.NotText or SheetProblem.NoTable => "Berkas ini bukan CSV dengan judul kolom di baris pertama. Unduh lagi dari Google Form.",
        SheetProblem.None => "",
    };

    public static string Of(LineFault fault) => fault switch
    {
        LineFault.NoTime => "waktu pendaftaran tidak terbaca",
        LineFault.FutureTime => "waktu pendaftaran ada di masa depan; periksa format tanggalnya",
        LineFault.NoNik => "NIK kosong",
        LineFault.NikByExcel => "NIK rusak oleh Excel (seperti 3,51E+15), angka terakhirnya hilang; unduh lagi dari Google Form dan jangan dibuka dengan Excel",
        LineFault.NikLength => "NIK bukan 16 angka",
        LineFault.NoKk => "nomor KK kosong, padahal layanan ini memerlukannya",
        LineFault.KkByExcel => "nomor KK rusak oleh Excel (seperti 3,51E+15); unduh lagi dari Google Form",
        LineFault.KkLength => "nomor KK bukan 16 angka",
        LineFault.SameNumbers => "NIK dan nomor KK sama",
        LineFault.Name => "nama kosong atau tidak terbaca",
        LineFault.Service => "layanan tidak dikenal; pasangkan dulu di bagian kolom",
    };

    public static string Role(string role) => role switch
    {
        SheetColumns.At => "Waktu pendaftaran",
        SheetColumns.Name => "Nama",
        SheetColumns.Nik => "NIK",
        SheetColumns.Kk => "Nomor KK",
        SheetColumns.Phone => "Nomor HP/WA",
        SheetColumns.Email => "E-mail",
        SheetColumns.Service => "Layanan",
        _ => role,
    };

    public static (string Words, string Tone) Of(LineStanding standing) => standing switch
    {
        LineStanding.New => ("Baru", "green"),
        LineStanding.Imported => ("Sudah diimpor", ""),
        LineStanding.Running => ("Perlu dipilih", "amber"),
        LineStanding.Unreadable => ("Tidak terbaca", "red"),
    };
}
