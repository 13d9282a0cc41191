using KtpBot.Core.Data;
using KtpBot.Core.Records;
using KtpBot.Core.Workflow;
using KtpBot.Testing;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Records;

/// <summary>The statuses as data: what the facts name is there, and a fault is told with its line.</summary>
public sealed class RecordStatusBookTests
{
    [Fact]
    public void EveryStatusOfTheFacts_IsThere_WithItsNumbersAndAbbreviations()
    {
        var book = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book.Statuses;

        Assert.Equal(19, book.All.Count);
        Assert.Equal(
            [(2, "UNREGISTERED"), (3, "BIO_CAPTURED"), (4, "CARD_PRINTED"), (5, "PRINT_READY_RECORD"), (6, "CARD_SHIPPED"), (7, "SENT_FOR_CARD_PRINTING"), (8, "CARD_ISSUED")],
            book.All.Where(s => s.OpenSid is not null).Select(s => (s.OpenSid!.Value, s.Code)).Order());
        Assert.Equal(["PACKET_RETRY", "SEARCH_FAILURE_AT_REGIONAL", "SENT_FOR_DEDUP"], book.All.Where(s => s.Unconfirmed).Select(s => s.Code).Order(StringComparer.Ordinal));
        Assert.Equal(("PRR · Siap cetak", RecordEffect.PrintReady), (book.Read("prr")!.Title, book.Read("Print-Ready Record")!.Effect));
        Assert.Null(book.Read(""));
        Assert.Null(book.Read("1234"));
    }

    [Theory]
    [InlineData("effect: Shipped", "effect: Terbang", "'effect' must be one of")]
    [InlineData("words: [belum rekam,", "words: [prr, belum rekam,", "'PRR' would mean both UNREGISTERED and PRINT_READY_RECORD")]
    [InlineData("code: CARD_ISSUED", "code: CARD_SHIPPED", "The status 'CARD_SHIPPED' is given twice")]
    [InlineData("code: CARD_ISSUED", "code: kartu-diterima", "must be 2 to 48 of A-Z and _")]
    [InlineData("says: BIO_CAPTURED", "says: TERBANG", "'says' must name a status with a sentence of its own")]
    [InlineData("says: BIO_CAPTURED", "says: RECEIVED_AT_CENTRAL", "'says' must name a status with a sentence of its own")]
    [InlineData("opensid: 8", "opensid: 5", "The OpenSID number 5 is given twice")]
    [InlineData("label: Belum rekam", "judul: Belum rekam", "'label' is missing")]
    [InlineData("label: Belum rekam", "label: Belum rekam\n    warna: merah", "Unknown key 'warna'")]
    [InlineData("news: false", "news: mungkin", "'news' must be true or false")]
    public void AFault_IsToldWithItsLine(string good, string bad, string expected)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("records"));
        var text = File.ReadAllText(RepositoryRoot.File("dialogs", "records", "statuses.yaml"));
        var at = text.IndexOf(good, text.IndexOf("statuses:", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at > 0);
        File.WriteAllText(folder.File("records", "statuses.yaml"), text[..at] + bad + text[(at + good.Length)..]);
        var faults = new List<DataFault>();

        RecordStatusBook.Load(folder.Path, faults);

        Assert.Contains(faults, f => f.Message.Contains(expected, StringComparison.Ordinal) && f is { Line: > 9, File: "dialogs/records/statuses.yaml" });
    }
}
