namespace KtpBot.Core.Papers.Drawing;

/// <summary>A cell of the table of requests.</summary>
/// <param name="Row">Of the form's fourteen.</param>
/// <param name="Code">Letter or number beside the words.</param>
/// <param name="Words">As the form prints them.</param>
/// <param name="Box">The name of what can be marked here; null for a heading.</param>
internal sealed record F102Cell(int Row, string Code, string Words, string? Box);

/// <summary>The words of form F-1.02 where they stand (lampiran of Permendagri 109/2019).</summary>
internal static class F102Cells
{
    /// <summary>Fourteen rows, as high as on the printed form (points).</summary>
    public static readonly double[] RowHeights = [18, 18, 20, 18, 17, 21, 14, 24, 22, 28, 46, 18, 18, 18];

    public static readonly (string Roman, string Title, F102Cell[] Cells)[] Columns =
    [
        ("I", "KARTU KELUARGA",
        [
            new(0, "A", "BARU", null), new(1, "1", "Membentuk Keluarga Baru", "I-A-1"), new(2, "2", "Penggantian Kepala Keluarga", "I-A-2"),
            new(3, "3", "Pisah KK", "I-A-3"), new(4, "4", "Pindah Datang", "I-A-4"), new(5, "5", "WNI LN Karena Pindah", "I-A-5"), new(6, "6", "Rentan Adminduk", "I-A-6"),
            new(7, "B", "PERUBAHAN DATA", null), new(8, "1", "Menumpang Dalam KK", "I-B-1"), new(9, "2", "Peristiwa Penting", "I-B-2"),
            new(10, "3", "Perubahan elemen data yang tercantum dalam KK", "I-B-3"),
            new(11, "C", "HILANG/RUSAK", null), new(12, "1", "Hilang", "I-C-1"), new(13, "2", "Rusak", "I-C-2"),
        ]),
        ("II", "KTP-EL",
        [
            new(0, "A", "BARU", "II-A"), new(2, "B", "PINDAH DATANG", "II-B"), new(4, "C", "HILANG/RUSAK", null), new(5, "1", "Hilang", "II-C-1"), new(6, "2", "Rusak", "II-C-2"),
            new(8, "D", "PERPANJANGAN ITAP", "II-D"), new(10, "E", "PERUBAHAN STATUS KEWARGANEGARAAN", "II-E"), new(11, "F", "LUAR DOMISILI", "II-F"), new(13, "G", "TRANSMIGRASI", "II-G"),
        ]),
        ("III", "KARTU IDENTITAS ANAK/KIA",
        [
            new(0, "A", "BARU", "III-A"), new(2, "B", "HILANG/RUSAK", null), new(3, "1", "Hilang", "III-B-1"), new(4, "2", "Rusak", "III-B-2"),
            new(6, "C", "Perpanjangan ITAP", "III-C"), new(8, "D", "Lainnya", "III-D"),
        ]),
        ("IV", "PERUBAHAN DATA", [new(0, "A", "KK", "IV-A"), new(2, "B", "KTP-EL", "IV-B"), new(4, "C", "KIA", "IV-C")]),
    ];

    /// <summary>In the order of <see cref="F102Attachment"/>: eight down the left, eight down the right.</summary>
    public static readonly string[] Attachments =
    [
        "KK Lama/Rusak", "Buku Nikah/Kutipan Akta Perkawinan", "Kutipan Akta Perceraian", "Surat Keterangan Pindah", "Surat Keterangan Pindah Luar Negeri", "KTP-el Rusak",
        "Dokumen Perjalanan", "Surat Keterangan Hilang dari Kepolisian",
        "Surat Keterangan/Bukti Perubahan Peristiwa Kependudukan dan Peristiwa Penting", "SPTJM perkawinan/perceraian belum tercatat", "Akta Kematian",
        "Surat Pernyataan penyebab terjadinya Hilang atau Rusak", "Surat Keterangan Pindah dari Perwakilan RI", "Surat Pernyataan bersedia menerima sebagai anggota keluarga",
        "Surat kuasa pengasuhan anak dari orang tua/wali", "Kartu Izin Tinggal Tetap",
    ];
}
