using KtpBot.Core.Population;

namespace KtpBot.Core.Tests.Population;

public sealed class PopulationMatchTests
{
    public static TheoryData<PopulationElement, string, string, ElementGrade> Pairs => new()
    {
        { PopulationElement.Name, "SITI RAHAYU", "Siti  Rahayu", ElementGrade.Same },
        { PopulationElement.Name, "H. ABDUL MA'RUF, S.Pd.I", "ABDUL MARUF", ElementGrade.Same },
        { PopulationElement.Name, "NUR AINI", "NURAINI", ElementGrade.Same },
        { PopulationElement.Name, "IR. H", "IR H", ElementGrade.Same },
        { PopulationElement.Name, "SUPARMAN", "SOEPARMAN", ElementGrade.Similar },
        { PopulationElement.Name, "WIJAYA KUSUMA", "WIDJAJA KOESOEMA", ElementGrade.Similar },
        { PopulationElement.Name, "MUHAMMAD ALI", "M. ALI", ElementGrade.Similar },
        { PopulationElement.Name, "RAHAYU SITI", "SITI RAHAYU", ElementGrade.Similar },
        { PopulationElement.Name, "SITI RAHAYU NINGSIH", "SITI RAHAYU", ElementGrade.Similar },
        { PopulationElement.Name, "SITI AMINAH", "SITI AMINAN", ElementGrade.Similar },
        { PopulationElement.Name, "SITI RAHAYU", "SITI AMINAH", ElementGrade.Different },
        { PopulationElement.Name, "BUDI", "RUDI", ElementGrade.Different },
        { PopulationElement.Nik, "3515170108900001", "3515170108900001", ElementGrade.Same },
        { PopulationElement.Kk, "3515 1710 1115 0003", "3515171011150003", ElementGrade.Same },
        { PopulationElement.Kk, "3515171011150003", "3515171011150004", ElementGrade.Different },
        { PopulationElement.BirthDate, "1990-08-01", "01-08-1990", ElementGrade.Same },
        { PopulationElement.BirthDate, "1990-08-01", "1/8/1990", ElementGrade.Same },
        { PopulationElement.BirthDate, "1990-08-01", "1990-08-01 00:00:00.0", ElementGrade.Same },
        { PopulationElement.BirthDate, "1990-08-01", "1 Agustus 1990", ElementGrade.Same },
        { PopulationElement.BirthDate, "1990-08-01", "33086", ElementGrade.Same },
        { PopulationElement.BirthDate, "1990-08-01", "1990-01-08", ElementGrade.Similar },
        { PopulationElement.BirthDate, "1990-08-01", "1991-08-01", ElementGrade.Different },
        { PopulationElement.Sex, "LAKI-LAKI", "L", ElementGrade.Same },
        { PopulationElement.Sex, "LAKI-LAKI", "Laki-Laki", ElementGrade.Same },
        { PopulationElement.Sex, "LAKI-LAKI", "PEREMPUAN", ElementGrade.Different },
        { PopulationElement.BloodType, "O", "O+", ElementGrade.Similar },
        { PopulationElement.BloodType, "A", "B", ElementGrade.Different },
        { PopulationElement.BloodType, "O", "TIDAK TAHU", ElementGrade.OnlyOurs },
        { PopulationElement.Address, "JL. MELATI NO. 7", "Jalan Melati 7", ElementGrade.Same },
        { PopulationElement.Address, "DUSUN KRAJAN", "DSN. KRAJAN", ElementGrade.Same },
        { PopulationElement.Address, "GG MAWAR 007", "GANG MAWAR NO 7", ElementGrade.Same },
        { PopulationElement.Address, "JL MELATI 7", "JL MELATI", ElementGrade.Similar },
        { PopulationElement.Address, "JL MELATI 7", "JL MELATI 9", ElementGrade.Different },
        { PopulationElement.Address, "JL MELATI 7", "DSN KRAJAN", ElementGrade.Different },
        { PopulationElement.RtRw, "003/001", "3/1", ElementGrade.Same },
        { PopulationElement.RtRw, "003/001", "RT 3 RW 1", ElementGrade.Same },
        { PopulationElement.RtRw, "003/001", "003001", ElementGrade.Same },
        { PopulationElement.RtRw, "003/001", "RT 003", ElementGrade.Similar },
        { PopulationElement.RtRw, "003/001", "003/002", ElementGrade.Different },
        { PopulationElement.Village, "KWANGSAN", "Desa Kwangsan", ElementGrade.Same },
        { PopulationElement.District, "SEDATI", "KEC. SEDATI", ElementGrade.Same },
        { PopulationElement.BirthPlace, "SIDOARJO", "SIDOARDJO", ElementGrade.Similar },
        { PopulationElement.BirthPlace, "SIDOARJO", "SURABAYA", ElementGrade.Different },
        { PopulationElement.Religion, "KATHOLIK", "Katolik", ElementGrade.Same },
        { PopulationElement.Religion, "ISLAM", "HINDU", ElementGrade.Different },
        { PopulationElement.MaritalStatus, "KAWIN", "KAWIN TERCATAT", ElementGrade.Same },
        { PopulationElement.MaritalStatus, "KAWIN", "KAWIN BELUM TERCATAT", ElementGrade.Similar },
        { PopulationElement.MaritalStatus, "KAWIN", "BELUM KAWIN", ElementGrade.Different },
        { PopulationElement.MaritalStatus, "CERAI HIDUP", "CERAI MATI", ElementGrade.Different },
        { PopulationElement.Occupation, "PNS", "PEGAWAI NEGERI SIPIL (PNS)", ElementGrade.Same },
        { PopulationElement.Occupation, "PETANI", "PETANI/PEKEBUN", ElementGrade.Similar },
        { PopulationElement.Citizenship, "WNI", "INDONESIA", ElementGrade.Same },
        { PopulationElement.Name, "SITI RAHAYU", "Sesuai (100)", ElementGrade.Same },
        { PopulationElement.Name, "SITI RAHAYU", "Sesuai (87)", ElementGrade.Similar },
        { PopulationElement.Name, "SITI RAHAYU", "Tidak Sesuai (40)", ElementGrade.Different },
        { PopulationElement.Kk, "3515171011150003", "Sesuai", ElementGrade.Same },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void AnElement_IsGraded_TheSameFromBothSides(PopulationElement element, string ours, string theirs, ElementGrade expected)
    {
        var match = Assert.Single(PopulationMatch.Compare(Only(element, ours), Only(element, theirs)));

        Assert.Equal(expected, match.Grade);
        if (expected <= ElementGrade.Different && !theirs.Contains("esuai", StringComparison.Ordinal))
            Assert.Equal(expected, Assert.Single(PopulationMatch.Compare(Only(element, theirs), Only(element, ours))).Grade);
    }

    [Fact]
    public void AnElementThatOnlyOneSideKnows_IsShown_AndWarnsOfNothing()
    {
        var ours = PopulationRecord.Of([new(PopulationElement.Name, "SITI"), new(PopulationElement.Address, "JL MELATI 7"), new(PopulationElement.Village, " - ")]);
        var theirs = PopulationRecord.OfFields([new("NAMA_LGKP", "SITI"), new("Kab_Name", "SIDOARJO"), new("NO_RT", "3"), new("no_rw", "1"), new("KUNCI_LAIN", "x")]);

        var matches = PopulationMatch.Compare(ours, theirs);

        Assert.Equal(
            [(PopulationElement.Name, ElementGrade.Same), (PopulationElement.Address, ElementGrade.OnlyOurs), (PopulationElement.RtRw, ElementGrade.OnlyTheirs), (PopulationElement.Regency, ElementGrade.OnlyTheirs)],
            matches.Select(m => (m.Element, m.Grade)));
        Assert.Equal("003/001", matches[2].Theirs);
        Assert.DoesNotContain(matches, m => m.Warns);
    }

    [Fact]
    public void WhatIsKept_HoldsNoWordsThatAgree_AndReadsBack()
    {
        var ours = PopulationRecord.Of([new(PopulationElement.Name, "SITI RAHAYU"), new(PopulationElement.Address, "JL MELATI 7")]);
        var kept = PopulationCheck.Write(PopulationMatch.Compare(ours, PopulationRecord.OfFields([new("NAMA", "SITI RAHAYU"), new("ALAMAT", "DSN KRAJAN")])));
        var check = new PopulationCheck { OfficeId = "x", CaseId = 1, OfficerId = 1, At = default, Outcome = PopulationOutcome.Found, Source = PopulationSource.Snapshot, Elements = kept };

        Assert.DoesNotContain("RAHAYU", kept, StringComparison.Ordinal);
        Assert.Equal(
            [new ElementMatch(PopulationElement.Name, "SITI RAHAYU", "SITI RAHAYU", ElementGrade.Same), new ElementMatch(PopulationElement.Address, "JL MELATI 7", "DSN KRAJAN", ElementGrade.Different)],
            check.Matches(ours));
    }

    private static PopulationRecord Only(PopulationElement element, string value) => PopulationRecord.Of([new(element, value)]);
}
