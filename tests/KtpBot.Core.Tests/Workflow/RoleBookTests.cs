using KtpBot.Core.Data;
using KtpBot.Core.Workflow;

namespace KtpBot.Core.Tests.Workflow;

public sealed class RoleBookTests
{
    [Fact]
    public void AnOffice_AddsItsRoles_AndCallsTheStandardOnesItsOwnWay()
    {
        var faults = new List<DataFault>();

        var roles = RoleBook.Read(YamlData.Parse("roles: { kades: Camat, kasi_pelum: Kasi Pelayanan Umum, sekcam: { title: Sekretaris Camat, opens: [cases, surveys] } }", "office.yaml", faults)!);

        Assert.Empty(faults);
        Assert.Equal(["petugas", "verifikator", "operator_rekam", "operator_cetak", "kades", "kasi_pelum", "sekcam", "admin"], roles.All.Select(r => r.Code));
        Assert.Equal("Camat atau Kasi Pelayanan Umum", roles.Titles(["kades", "kasi_pelum"]));
        Assert.Equal(["petugas", "verifikator", "kades", "sekcam"], roles.Opening("surveys"));
        Assert.Equal(["kasi_pelum", "sekcam"], roles.Own.Select(r => r.Code));
        Assert.Contains("kasi_pelum", roles.Opening("cases"));
        Assert.Equal(["kades"], roles.Opening("complaints"));
    }

    [Theory]
    [InlineData("roles: { Kasi Pelum: Kasi }", "must be 1 to 32 of a-z")]
    [InlineData("roles: { kasi: { opens: [cases] } }", "'title' is missing")]
    [InlineData("roles: { kasi: { title: Kasi, opens: [admin] } }", "'admin' cannot be opened")]
    public void AFaultyRole_IsTold(string yaml, string expected)
    {
        var faults = new List<DataFault>();

        RoleBook.Read(YamlData.Parse(yaml, "office.yaml", faults)!);

        Assert.Contains(faults, f => f.Message.Contains(expected, StringComparison.Ordinal));
    }
}
