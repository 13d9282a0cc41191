using KtpBot.Devices.Jobs;
using KtpBot.Devices.Tests.Backoffice;
using KtpBot.Testing.Processes;

namespace KtpBot.Devices.Tests.Jobs;

public sealed class LedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("ledger.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reopened_KnowsHowFarEachAttemptIs()
    {
        using (var ledger = Open())
        {
            ledger.Claimed(Orders.Card("a1"));
            ledger.Submitting("a1");
            ledger.Submitted("a1", "17");
            ledger.Claimed(Orders.Photo("f1"));
            ledger.Finished("f1");
            ledger.Acknowledged("f1");
            ledger.Claimed(Orders.Card("a2"));
            ledger.Submitting("a2");
        }

        using var again = Open();

        Assert.Equal(["a1", "a2"], again.Open.Select(record => record.AttemptId));
        Assert.Equal((LedgerKind.Submitted, "17"), (again.Open[0].Phase, again.Open[0].PrinterJobId));
        Assert.Equal("KTP-12-a1", again.Open[0].PrinterJobName);
        Assert.Equal(LedgerKind.Submitting, again.Open[1].Phase);
        Assert.NotNull(again.Open[1].SubmittingAt);
        Assert.True(again.Knows("f1"));
    }

    [Fact]
    public void TornAtAnyByteOfTheLastLine_KeepsAllEarlierLinesAndGoesOn()
    {
        using (var ledger = Open())
        {
            ledger.Claimed(Orders.Card("a1"));
            ledger.Submitting("a1");
        }

        var whole = System.IO.File.ReadAllBytes(File);
        var lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = lastLine; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            using (var torn = Open())
            {
                Assert.Equal(LedgerKind.Claimed, Assert.Single(torn.Open).Phase);
                torn.Submitting("a1");
            }

            using var again = Open();
            Assert.Equal(LedgerKind.Submitting, Assert.Single(again.Open).Phase);
        }
    }

    [Fact]
    public void ChangedInTheMiddle_IsRefusedRatherThanForgotten()
    {
        using (var ledger = Open())
        {
            ledger.Claimed(Orders.Card("a1"));
            ledger.Submitting("a1");
        }

        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[20] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);

        Assert.Throws<InvalidDataException>(Open);
    }

    [Fact]
    public void GrownLarge_IsRewrittenWithTheOpenAttempts()
    {
        using (var ledger = Open())
        {
            ledger.Claimed(Orders.Card("tetap"));
            for (var i = 0; i < 300; i++)
            {
                ledger.Claimed(Orders.Card($"selesai-{i}"));
                ledger.Acknowledged($"selesai-{i}");
            }
        }

        var before = new FileInfo(File).Length;
        using (var again = Open())
            Assert.Equal("tetap", Assert.Single(again.Open).AttemptId);
        Assert.True(new FileInfo(File).Length < before / 100);
    }

    [Fact]
    public void Lines_HoldNoPersonalData()
    {
        using (var ledger = Open())
            ledger.Claimed(Orders.Card("a1"));

        var text = System.IO.File.ReadAllText(File);

        Assert.DoesNotContain("SITI", text, StringComparison.Ordinal);
        Assert.DoesNotContain("3515174101080001", text, StringComparison.Ordinal);
    }

    private Ledger Open() => new(_folder.Path, TimeProvider.System);
}
