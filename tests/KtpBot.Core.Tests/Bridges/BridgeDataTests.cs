using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Bridges;

/// <summary>Applications outside are data: what is wrong is found with its line, and offices name those they use.</summary>
public sealed class BridgeDataTests
{
    private const string Good = """
        id: contoh
        title: Contoh
        what: Untuk contoh.
        services: [hilang]
        stages: [Verifying]
        menu:
          hilang: { path: [Pengajuan, Hilang] }
        fields:
          - { label: NIK, value: applicant.nik }
        uploads:
          most_kilobytes: 500
          documents:
            - { document: kk, name: KK }
        statuses:
          - { id: baik, label: Baik, leads: Advance, known: [OK, Selesai] }
          - { id: perbaikan, label: Perbaikan, leads: Return }
        correction: { until: "12:00", days: 1 }
        """;

    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "id: contoh", "id: lain", 1, "The id must be the file's name, contoh." },
        { "title: Contoh\n", "", 1, "'title' is missing." },
        { "[Verifying]", "[Memeriksa]", 5, "'Memeriksa' is no stage." },
        { "applicant.nik", "applicant.nomor", 9, "'applicant.nomor' is unknown." },
        { "label: NIK, value", "label: NIK, form: Kapital, value", 9, "'form' must be one of Plain, LocalPhone" },
        { "{ path: [Pengajuan, Hilang] }", "{ path: [] }", 7, "'path' must name what to choose." },
        { "most_kilobytes: 500", "most_kilobytes: 5", 11, "between 100 and 20480" },
        { "name: KK", "name: KK Siti", 13, "letters, digits, - and _ only" },
        { "id: baik, label", "id: Baik sekali, label", 15, "An id has 1 to 32" },
        { "id: perbaikan, label", "id: baik, label", 16, "'baik' is given twice." },
        { "label: Perbaikan, leads", "label: Perbaikan, known: [\"ok.\"], leads", 16, "'ok.' has two meanings." },
        { "correction: { until: \"12:00\", days: 1 }", "", 16, "needs 'correction'" },
        { "days: 1 }", "days: 0 }", 17, "'days' lies between 1 and 30." },
        { "until: \"12:00\"", "until: \"12.00\"", 17, "a time of day (HH:mm)" },
        { "statuses:", "actions:\n  - { id: a, label: A }\nstatuses:", 1, "Either 'statuses' (copied back) or 'actions'" },
        { "correction: {", "results: [{ id: a, label: A }]\ncorrection: {", 17, "'results' belong to 'actions'" },
        { "what: Untuk", "apa: x\nwhat: Untuk", 3, "Unknown key 'apa'." },
    };

    [Fact]
    public void OurOwnFiles_HaveNoFault_AndSayWhatIsKnown()
    {
        var (book, faults) = BridgeBook.Load(RepositoryRoot.File("dialogs"));

        Assert.Empty(faults);
        Assert.Equal(["bcardmgmt", "benroller", "plavon"], book.All.Select(s => s.Id).Order(StringComparer.Ordinal));
        var plavon = book.Find("plavon")!;
        Assert.Equal(["Pengajuan", "KTP", "Kehilangan"], plavon.Menus["hilang"].Path);
        Assert.Equal(plavon.Menus["rusak"].Path, plavon.Menus["ubah_data"].Path);
        Assert.False(plavon.Menus.ContainsKey("itap"), "No source names a menu for it.");
        Assert.Equal(new CorrectionRule(new TimeOnly(12, 0), 1), plavon.Correction);
        Assert.All(plavon.Acts, act => Assert.Empty(act.Known)); // Plavon's own words are not known to anybody yet.
        Assert.Equal("Rekam: perlu diulang", book.Find("benroller")!.Words("rekam", "ulang"));
        Assert.Equal("Plavon · Disetujui", book.WordsOf("plavon:disetujui"));
        Assert.Equal("siak · lama · baik", book.WordsOf("siak:lama:baik")); // An application that is gone.
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFault_IsFoundAtItsLine(string old, string planted, int line, string expected)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        var faults = FaultsOf(Good.Replace(old, planted, StringComparison.Ordinal));

        var fault = faults.FirstOrDefault(f => f.Message.Contains(expected, StringComparison.Ordinal));
        Assert.True(fault is not null, string.Join('\n', faults));
        Assert.Equal(("dialogs/bridges/contoh.yaml", line), (fault.File, fault.Line));
    }

    [Fact]
    public void TheGoodFile_HasNone() => Assert.Empty(FaultsOf(Good));

    [Fact]
    public void AnOffice_NamesItsOwn_AndANewOneHasNone()
    {
        var dialogs = RepositoryRoot.File("dialogs");
        var book = BridgeBook.Load(dialogs).Book;
        var office = OfficeFile.Load(dialogs, TestOffices.Kwangsan).Office!;
        var other = OfficeFile.Load(dialogs, "selemadeg-timur").Office!;

        Assert.Equal(["plavon", "benroller", "bcardmgmt"], book.Of(office).Select(s => s.Id));
        Assert.Equal(["benroller", "bcardmgmt"], book.Of(other).Select(s => s.Id));
        Assert.Null(book.Of(other, "plavon"));
        Assert.Empty(new[] { Offices.FictionalOffice.Office() }.SelectMany(o => o.Bridges));
        Assert.True(book.Find("plavon")!.IsOfferedFor("hilang", CaseStage.AwaitingApproval));
        Assert.False(book.Find("plavon")!.IsOfferedFor("ikd", CaseStage.Verifying));
        Assert.False(book.Find("bcardmgmt")!.IsOfferedFor("hilang", CaseStage.Verifying));
    }

    private static IReadOnlyList<DataFault> FaultsOf(string yaml)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "bridges"));
        File.WriteAllText(Path.Combine(folder.Path, "bridges", "contoh.yaml"), yaml);
        return BridgeBook.Load(folder.Path).Faults;
    }
}
