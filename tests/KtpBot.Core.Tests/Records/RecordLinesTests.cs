using KtpBot.Core.Records;
using KtpBot.Core.Workflow;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Records;

/// <summary>What operators paste: every spelling seen in offices and in the central applications, and what no list should hold.</summary>
public sealed class RecordLinesTests
{
    private const string Nik = "3515170101900005";
    private static readonly RecordStatusBook Book = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Statuses;

    [Theory]
    [InlineData(Nik + "\tPRR", "PRINT_READY_RECORD")]
    [InlineData(Nik + " prr", "PRINT_READY_RECORD")]
    [InlineData(Nik + ";PRINT_READY_RECORD", "PRINT_READY_RECORD")]
    [InlineData("1;" + Nik + ";SITI AMINAH;Print Ready Record;KWANGSAN", "PRINT_READY_RECORD")]
    [InlineData("\"SITI, AMINAH\",\"" + Nik + "\",\"SENT FOR ENROLLMENT\"", "SENT_FOR_ENROLLMENT")]
    [InlineData("'" + Nik + "\tsent-for-enrolment", "SENT_FOR_ENROLLMENT")]
    [InlineData(Nik + " | SITI AMINAH | SFE", "SENT_FOR_ENROLLMENT")]
    [InlineData("SITI AMINAH 351517 010190 0005 BIO_CAPTURED", "BIO_CAPTURED")]
    [InlineData("3515.1701.0190.0005\tBC", "BIO_CAPTURED")]
    [InlineData(Nik + " belum rekam", "UNREGISTERED")]
    [InlineData(Nik + " penunggalan", "SENT_FOR_DEDUP")]
    [InlineData("12. " + Nik + " SITI AMINAH enroll failure at regional 20/11/2026", "ENROLL_FAILURE_AT_REGIONAL")]
    [InlineData(Nik + "\tENROLL_FAILURE_AT_CENTRAL", "ENROLL_FAILURE_AT_CENTRAL")]
    [InlineData(Nik + "\tduplicate record", "DUPLICATE_RECORD")]
    [InlineData(Nik + "\tADJUDICATE_IN_PROCESS\r", "ADJUDICATE_IN_PROCESS")]
    [InlineData(Nik + ",Card Printed", "CARD_PRINTED")]
    [InlineData(Nik + ",CARD SHIPPED", "CARD_SHIPPED")]
    [InlineData("SENT FOR CARD PRINTING\t" + Nik, "SENT_FOR_CARD_PRINTING")]
    public void ALine_IsReadInAnySpelling(string line, string code)
    {
        var read = Assert.Single(RecordLines.Read(line, Book));

        Assert.Equal((Nik, code, null), (read.Nik, read.Status?.Code, read.Fault));
    }

    [Theory]
    [InlineData("351517010190000 PRR", "15 angka")]
    [InlineData("3,51517E+15\tPRR", "3,51E+15")]
    [InlineData(Nik + "\tTERBANG", "\"TERBANG\" tidak dikenal")]
    [InlineData(Nik, "Statusnya tidak ada")]
    [InlineData(Nik + " PRR DUPLICATE_RECORD", "lebih dari satu status")]
    [InlineData(Nik + "\t3515171208900002\tPRR", "lebih dari satu nomor 16 angka")]
    [InlineData("SITI AMINAH\tPRR", "NIK tidak ada")]
    public void WhatCannotBeRead_SaysWhy(string line, string why)
    {
        var read = Assert.Single(RecordLines.Read(line, Book));

        Assert.Contains(why, read.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_TellTheColumns_SoThatTheFamilyCardIsNoNik()
    {
        const string Pasted = "\uFEFFDaftar status Kecamatan\n\nNo;No. KK;NIK;Nama;Status KTP-el;Ket\n1;3515171208900002;3515170101900005;SITI;SFE;PRR besok\n-----\n2;3515171208900002;3515170101900006;BUDI;;\n";

        var read = RecordLines.Read(Pasted, Book);

        Assert.Equal([(4, "3515170101900005", "SENT_FOR_ENROLLMENT"), (6, "3515170101900006", null)], read.Select(l => (l.Number, l.Nik, l.Status?.Code)));
        Assert.Equal("Statusnya tidak ada dalam baris ini.", read[1].Fault);
    }

    [Fact]
    public void TheSamePersonTwice_CountsOnce_OrNotAtAllWhenTheLinesDisagree()
    {
        var read = RecordLines.Read($"{Nik} PRR\n{Nik} print ready\n3515170101900006 SFE\n3515170101900006 PRR", Book);

        Assert.Equal([null, "Sama dengan baris 1.", "NIK ini ada juga pada baris 4 dengan status lain. Sisakan yang benar.", "NIK ini ada juga pada baris 3 dengan status lain. Sisakan yang benar."], read.Select(l => l.Fault));
    }

    [Fact]
    public void HostileText_IsReadInNoTime_AndHarmsNothing()
    {
        var random = new Random(7);
        var letters = "0123456789PRSFE \t;,|\"'\u0000\u202E\uFFFF<script>=cmd()".ToCharArray();
        var noise = string.Concat(Enumerable.Range(0, 200_000).Select(n => n % 80 == 0 ? '\n' : letters[random.Next(letters.Length)]));

        var read = RecordLines.Read(noise + "\n" + new string('9', 100_000) + "\n" + string.Concat(Enumerable.Repeat("prr ", 140)), Book);

        Assert.Contains(read, l => l.Fault == "Baris ini terlalu panjang untuk satu orang.");
        Assert.All(read, l => Assert.True(l.Fault is not null || l is { Nik.Length: 16, Status: not null }));
    }
}
