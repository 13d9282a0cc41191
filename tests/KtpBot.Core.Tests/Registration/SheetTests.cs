using System.Text;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Registration;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Registration;

/// <summary>Exports of other providers' forms as they are met: separators, quotes, locales, and what a spreadsheet does to them.</summary>
public sealed class SheetTests
{
    private static readonly OfficeProfile Office = OfficeFile.Load(RepositoryRoot.File("dialogs"), "selemadeg-timur").Office!;
    private static readonly RequirementBook Requirements = RequirementBook.Load(RepositoryRoot.File("dialogs"), "selemadeg-timur").Book;
    private static readonly DateTime Now = new(2026, 11, 21, 3, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, byte[], string> Tables => new()
    {
        { "comma and LF", Utf8("Timestamp,NIK,Nama\n1,2,Siti\n"), "1|2|Siti" },
        { "semicolon, CRLF and a mark", [0xEF, 0xBB, 0xBF, .. Utf8("Timestamp;NIK;Nama\r\n1;2;Siti\r\n")], "1|2|Siti" },
        { "tab", Utf8("Timestamp\tNIK\tNama, lengkap\n1\t2\tSiti, S.Pd"), "1|2|Siti, S.Pd" },
        { "UTF-16 of a spreadsheet", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Timestamp\tNIK\tNama\r\n1\t2\tSiti")], "1|2|Siti" },
        { "old Latin letters", [.. Utf8("Timestamp,NIK,Nama\n1,2,Jos"), 0xE9], "1|2|José" },
        { "quotes, commas and lines in a cell", Utf8("Timestamp,\"NIK\npemohon\",Nama\n1,2,\"Siti \"\"Ayu\"\"\r\nAminah, S.Pd\"\n\n"), "1|2|Siti \"Ayu\"\r\nAminah, S.Pd" },
        { "only carriage returns", Utf8("Timestamp,NIK,Nama\r1,2,Siti\r"), "1|2|Siti" },
        { "a quote inside a word", Utf8("Timestamp,NIK,Nama\n1,2,Ma'ruf 5\" x\n"), "1|2|Ma'ruf 5\" x" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void ATable_IsReadAsItWasWritten(string label, byte[] bytes, string cells)
    {
        var (sheet, problem) = Sheet.Read(bytes);

        Assert.True(sheet is not null, $"{label}: {problem}");
        Assert.Equal(3, sheet.Headings.Count);
        Assert.Equal(cells, string.Join('|', Assert.Single(sheet.Lines).Cells));
        Assert.Equal(2, sheet.Lines[0].Number);
    }

    public static TheoryData<byte[], SheetProblem> NoTables => new()
    {
        { [], SheetProblem.Empty },
        { Utf8("Timestamp,NIK\n"), SheetProblem.Empty },
        { Utf8("Timestamp,NIK\n,\n"), SheetProblem.Empty },
        { Utf8("satu kolom\nsaja"), SheetProblem.NoTable },
        { [.. "PK"u8, 3, 4, 5, 6], SheetProblem.Workbook },
        { [0, 1, 2, 3, 0, 0], SheetProblem.NotText },
        { Utf8("Timestamp,NIK\n1,\"2"), SheetProblem.OpenQuote },
        { new byte[Sheet.MostBytes + 1], SheetProblem.TooLarge },
    };

    [Theory]
    [MemberData(nameof(NoTables))]
    public void WhatIsNoTable_IsTold(byte[] bytes, SheetProblem expected)
    {
        var (sheet, problem) = Sheet.Read(bytes);

        Assert.Null(sheet);
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("2026/11/20 8:14:05 AM GMT+8", "2026-11-20 00:14:05")]
    [InlineData("2026/11/20 8:14:05 PM GMT+7", "2026-11-20 13:14:05")]
    [InlineData("2026/11/20 12:14:05 AM GMT+8", "2026-11-19 16:14:05")]
    [InlineData("20/11/2026 08:14:05", "2026-11-20 00:14:05")]
    [InlineData("20/11/2026 8.14.05", "2026-11-20 00:14:05")]
    [InlineData("20-11-2026 08:14", "2026-11-20 00:14:00")]
    [InlineData("11/20/2026 8:14:05", "2026-11-20 00:14:05")]
    [InlineData("2026-11-20T08:14:05+07:00", "2026-11-20 01:14:05")]
    [InlineData("05/06/2026 08:14:05", "2026-06-05 00:14:05")]
    public void AStamp_IsReadByTheOfficesClock(string text, string utc) =>
        Assert.Equal(utc, new SheetTimes(Office, [text]).Read(text)!.Value.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("")]
    [InlineData("kemarin")]
    [InlineData("31/02/2026 08:00:00")]
    [InlineData("20/11/2026 25:00:00")]
    [InlineData("46345,34")]
    public void WhatIsNoStamp_IsNotGuessed(string text) => Assert.Null(new SheetTimes(Office, [text]).Read(text));

    [Fact]
    public void OneStampOfThe13thOrLater_SettlesTheOrderOfAll()
    {
        var american = new SheetTimes(Office, ["05/06/2026 08:00:00", "05/13/2026 08:00:00"]);

        Assert.Equal(new DateTime(2026, 5, 6, 0, 0, 0, DateTimeKind.Utc), american.Read("05/06/2026 08:00:00"));
        Assert.Equal(new DateTime(2026, 6, 5, 0, 0, 0, DateTimeKind.Utc), new SheetTimes(Office, ["05/06/2026 08:00:00", "13/06/2026 08:00:00"]).Read("05/06/2026 08:00:00"));
    }

    [Fact]
    public void Headings_TellTheirMeaning_AndLinksTellADocument()
    {
        var sheet = Read(
            "Timestamp,Alamat Email,Nama Lengkap (sesuai KK),Nomor Induk Kependudukan (NIK),Nomor Kartu Keluarga,No. WA aktif,Jenis Permohonan,Unggah foto KK,Surat Kehilangan dari Kepolisian,Saran",
            "1,a@b.co,Siti,1,2,08,KTP Hilang/Kehilangan,https://drive.google.com/open?id=1,https://drive.google.com/open?id=2,");

        var mapping = SheetColumns.Guess(sheet, [.. Office.Procedures.Keys]);

        Assert.Equal(["at", "email", "name", "nik", "kk", "phone", "service", "doc:kk", "doc:surat_hilang", ""], mapping.Columns);
        Assert.Equal("hilang", mapping.Services["ktp hilang kehilangan"]);
        Assert.True(mapping.IsEnough);
        Assert.Equal(mapping.Columns, SheetMapping.Read(mapping.Write())!.Columns);
    }

    public static TheoryData<string, LineFault[]> Lines => new()
    {
        { "20/11/2026 08:14:05,Siti,5102020108900001,5102020101200007,hilang", [] },
        { "20/11/2026 08:14:05,Siti,'5102 0201 0890 0001,5102020101200007,hilang", [] },
        { "x,Siti,5102020108900001,5102020101200007,hilang", [LineFault.NoTime] },
        { "25/11/2026 08:14:05,Siti,5102020108900001,5102020101200007,hilang", [LineFault.FutureTime] },
        { "20/11/2026 08:14:05,Siti,\"5,10202E+15\",5102020101200007,hilang", [LineFault.NikByExcel] },
        { "20/11/2026 08:14:05,Siti,5.10202E+15,5.1E15,hilang", [LineFault.NikByExcel, LineFault.KkByExcel] },
        { "20/11/2026 08:14:05,Siti,510202010890000,,hilang", [LineFault.NikLength, LineFault.NoKk] },
        { "20/11/2026 08:14:05,Siti,,51020201012000071,hilang", [LineFault.NoNik, LineFault.KkLength] },
        { "20/11/2026 08:14:05,=1+1,5102020108900001,5102020108900001,lain", [LineFault.Service, LineFault.SameNumbers, LineFault.Name] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void ALine_IsGood_OrSaysWhatIsWrong(string line, LineFault[] faults)
    {
        var sheet = Read("Timestamp,Nama,NIK,No KK,Jenis layanan", line);

        var read = Assert.Single(new SheetReader(Office, Requirements, Now).Read(sheet, SheetColumns.Guess(sheet, [.. Office.Procedures.Keys])));

        Assert.Equal(faults, read.Faults);
        if (faults.Length == 0) Assert.Equal(("5102020108900001", "5102020101200007"), (read.Nik, read.Kk));
    }

    [Fact]
    public void Lines_ComeInTheOrderOfRegistration_AndWhatIsDroppedIsTold()
    {
        var sheet = Read(
            "Timestamp,Nama,NIK,No KK,Jenis layanan,HP,Email,Foto KK",
            "20/11/2026 09:00:00,Dua,5102020108900002,5102020101200007,Rusak,81234567890,bukan,\"https://drive.google.com/a, https://drive.google.com/b\"",
            "20/11/2026 08:00:00,Satu,5102020108900001,5102020101200007,Kehilangan,12,a@contoh.id,",
            "tanpa waktu,Tiga,5102020108900003,5102020101200007,Rusak,,,");

        var read = new SheetReader(Office, Requirements, Now).Read(sheet, SheetColumns.Guess(sheet, [.. Office.Procedures.Keys]));

        Assert.Equal(["Satu", "Dua", "Tiga"], read.Select(r => r.Name));
        Assert.Equal([FormField.Phone], read[0].Dropped);
        Assert.Equal([FormField.Email], read[1].Dropped);
        Assert.Equal(("+6281234567890", "https://drive.google.com/a https://drive.google.com/b"), (read[1].Phone, read[1].Links["kk"]));
    }

    private static Sheet Read(params string[] lines) => Sheet.Read(Utf8(string.Join("\r\n", lines))).Sheet!;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
