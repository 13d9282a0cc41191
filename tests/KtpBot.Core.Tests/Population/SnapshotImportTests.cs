using System.Text;
using KtpBot.Core.Population;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Population;

public sealed class SnapshotImportTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 3);

    [Theory, DatabaseData]
    public async Task AnExtract_TakesThePlaceOfTheOneBefore_OnlyWhenItIsWhole_AndLeavesInTime(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var clock = new ManualTimeProvider();
        var import = new SnapshotImport(test.Database, clock);
        var sweep = new PopulationSweep(test.Database, clock);

        var first = await ImportAsync(import, Table(1, 1200, "SITI CONTOH"));
        Assert.Equal((SnapshotState.Current, 1201, 1200, 1), await FiguresAsync(test, first)); // The last row has no name.
        var broken = await ImportAsync(import, "NIK;NAMA\n3,51517E+15;SITI\n3515170108900001;BUDI\n;ANI\n"u8.ToArray());
        Assert.Equal((SnapshotState.Failed, 3, 1, 2), await FiguresAsync(test, broken));
        Assert.Equal((SnapshotState.Current, 1201, 1200, 1), await FiguresAsync(test, first));
        Assert.Equal("SITI CONTOH 7", await NameAsync(test, first, TestData.NikOf(7)));

        var second = await ImportAsync(import, Table(1, 30, "SITI BARU"));
        Assert.Equal((SnapshotState.Replaced, SnapshotState.Current), ((await FiguresAsync(test, first)).State, (await FiguresAsync(test, second)).State));
        Assert.Equal(1201, await sweep.RunAsync(CancellationToken.None)); // 1,200 of the first, 1 of the broken one.
        Assert.Equal("SITI BARU 7", await NameAsync(test, second, TestData.NikOf(7)));

        var raw = await RawDatabase.ReadAsync(test);
        Assert.False(raw.Contains("SITI BARU"));
        Assert.False(raw.Contains(TestData.NikOf(7)));

        clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(30, await sweep.RunAsync(CancellationToken.None));
        Assert.Equal(SnapshotState.Deleted, (await FiguresAsync(test, second)).State);
    }

    [Fact]
    public async Task AnImportThatFellSilent_IsGivenUp_AndItsRowsGo()
    {
        await using var test = await TestDatabase.CreateAsync();
        var clock = new ManualTimeProvider();
        var import = new SnapshotImport(test.Database, clock);
        var id = await import.BeginAsync(AsOf, 1, 90, CancellationToken.None);
        var sweep = new PopulationSweep(test.Database, clock);

        await sweep.RunAsync(CancellationToken.None);
        Assert.Equal(SnapshotState.Loading, (await FiguresAsync(test, id)).State);
        clock.Advance(SnapshotImport.Silence + TimeSpan.FromSeconds(1));
        await sweep.RunAsync(CancellationToken.None);
        await import.RunAsync(id, Table(1, 2, "SITI"), CancellationToken.None);
        await sweep.RunAsync(CancellationToken.None);

        await using var db = test.Open();
        Assert.Equal((SnapshotState.Failed, SnapshotProblem.CutShort), await db.PopulationSnapshots.Select(s => new ValueTuple<SnapshotState, SnapshotProblem>(s.State, s.Problem)).SingleAsync());
        Assert.Equal(0, await db.PopulationEntries.CountAsync());
    }

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "semicolons, UTF-8", "NIK;NAMA_LGKP;TGL_LHR;NO_RT;NO_RW\n3515170108900007;NI MADE ÉVA;1990-08-01;3;1\n"u8.ToArray() },
        { "commas and quotes, byte order mark", Encoding.UTF8.GetPreamble().Concat("No. KK,N I K,Nama Lengkap,Tempat Lahir,RT,RW\r\n3515171011150003,\"3515170108900007\",\"NI MADE ÉVA\",\"Sidoarjo, Jatim\",003,001\r\n"u8.ToArray()).ToArray() },
        { "tabs, Windows-1252", Encoding.Latin1.GetBytes("nik\tnama\trt/rw\n'3515170108900007\tNI MADE ÉVA\t003/001\n") },
        { "UTF-16 as spreadsheets save it", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("NIK\tNAMA\tRT\tRW\r\n3515170108900007\tNI MADE ÉVA\t3\t1\r\n")).ToArray() },
        { "sep= and a formula around the number", "sep=;\n\nNIK;NAMA;RT_RW\n\"=\"\"3515170108900007\"\"\";NI MADE ÉVA;3/1\n"u8.ToArray() },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task AnExtract_IsRead_AsOfficesMakeIt(string form, byte[] bytes)
    {
        await using var test = await TestDatabase.CreateAsync();
        var id = await ImportAsync(new SnapshotImport(test.Database, new ManualTimeProvider()), bytes);

        Assert.True((await FiguresAsync(test, id)).State == SnapshotState.Current, form);
        var found = await FindAsync(test, id, "3515170108900007");
        Assert.Equal("NI MADE ÉVA", found![PopulationElement.Name]);
        Assert.Equal(ElementGrade.Same, Assert.Single(PopulationMatch.Compare(PopulationRecord.Of([new(PopulationElement.RtRw, "003/001")]), found), m => m.Element == PopulationElement.RtRw).Grade);
    }

    public static TheoryData<string, byte[], SnapshotProblem> Refused => new()
    {
        { "a workbook", [(byte)'P', (byte)'K', 3, 4, 20, 0, 6, 0], SnapshotProblem.NotText },
        { "nothing", [], SnapshotProblem.Empty },
        { "a heading alone", "NIK;NAMA\n"u8.ToArray(), SnapshotProblem.Empty },
        { "no number", "NAMA;ALAMAT\nSITI;JL\n"u8.ToArray(), SnapshotProblem.NoNikColumn },
        { "no name", "NIK;ALAMAT\n3515170108900007;JL\n"u8.ToArray(), SnapshotProblem.NoNameColumn },
        { "nobody", "NIK;NAMA\n123;SITI\n"u8.ToArray(), SnapshotProblem.NothingKept },
        { "numbers that lost their last digit", Encoding.UTF8.GetBytes("NIK;NAMA\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"35151701089{i:0000}0;SITI\n"))), SnapshotProblem.LastDigitsLost },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task AFileThatIsNoExtract_SaysWhy(string what, byte[] bytes, SnapshotProblem problem)
    {
        await using var test = await TestDatabase.CreateAsync();
        var id = await ImportAsync(new SnapshotImport(test.Database, new ManualTimeProvider()), bytes);

        await using var db = test.Open();
        Assert.True(problem == (await db.PopulationSnapshots.SingleAsync(s => s.Id == id)).Problem, what);
    }

    [Fact]
    public async Task ARejectedRow_IsNamedByItsLine_WithItsReason_AndWithoutItsData()
    {
        await using var test = await TestDatabase.CreateAsync();
        const string Text = "NIK;NAMA;ALAMAT\n3515170108900001;SITI;\"JL\nMELATI\"\n3,51517E+15;BUDI;\n3.51517E+15;BUDI;\n351517;ANI;\n3515170108900001;SITI LAGI;\n3515170108900002;;\n;DEWI;\n3515170108900003;KARTO;\n3515170108900004;KARTI;\n3515170108900005;KARTA;\n3515170108900006;KARTU;\n3515170108900007;KIRTI;\n";
        var id = await ImportAsync(new SnapshotImport(test.Database, new ManualTimeProvider()), Encoding.UTF8.GetBytes(Text));

        await using var db = test.Open();
        var snapshot = await db.PopulationSnapshots.SingleAsync(s => s.Id == id);
        Assert.Equal(
            [new(4, RowFault.DigitsLost), new(5, RowFault.DigitsLost), new(6, RowFault.NotSixteenDigits), new(7, RowFault.Twice), new(8, RowFault.NoName), new RejectedRow(9, RowFault.NoNik)],
            RejectedRow.Read(snapshot.Rejections));
        Assert.Equal(("JL\nMELATI", SnapshotState.Current), ((await FindAsync(test, id, "3515170108900001"))![PopulationElement.Address], snapshot.State));
    }

    private static async Task<long> ImportAsync(SnapshotImport import, byte[] bytes)
    {
        var id = await import.BeginAsync(AsOf, 1, 90, CancellationToken.None);
        await import.RunAsync(id, bytes, CancellationToken.None);
        return id;
    }

    /// <summary>So many people, and a row without a name behind them.</summary>
    private static byte[] Table(int from, int count, string name)
    {
        var text = new StringBuilder("NIK;NAMA;ALAMAT;RT;RW\r\n");
        for (var i = from; i < from + count; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{TestData.NikOf(i)};{name} {i};JL MELATI {i};3;1\r\n");
        return Encoding.UTF8.GetBytes(text.Append("3515170108909999;;;;\r\n").ToString());
    }

    private static async Task<(SnapshotState State, int Read, int Kept, int Rejected)> FiguresAsync(TestDatabase test, long id)
    {
        await using var db = test.Open();
        var s = await db.PopulationSnapshots.SingleAsync(x => x.Id == id);
        return (s.State, s.RowsRead, s.RowsKept, s.RowsRejected);
    }

    private static async Task<string?> NameAsync(TestDatabase test, long id, string nik) => (await FindAsync(test, id, nik))?[PopulationElement.Name];

    private static async Task<PopulationRecord?> FindAsync(TestDatabase test, long id, string nik)
    {
        await using var db = test.Open();
        var index = test.Database.Cipher.OfNik(nik);
        return await db.PopulationEntries.Where(e => e.SnapshotId == id && e.NikIndex == index).Select(e => e.Record).SingleOrDefaultAsync() is { } record ? PopulationRecord.Read(record) : null;
    }
}
