using KtpBot.Core.Data;

namespace KtpBot.Core.Tests.Data;

public class YamlDataTests
{
    private readonly List<DataFault> _faults = [];

    [Fact]
    public void Getters_OnGoodData_ReadValuesWithoutFaults()
    {
        var file = Read("name: Kwangsan\nseats: 2\nopen: true\nday: 2026-11-20\nat: \"07:30\"\ntags: [a, b]\none: alone\n");

        Assert.Equal("Kwangsan", file.Text("name"));
        Assert.Equal(2, file.Int("seats"));
        Assert.True(file.Bool("open"));
        Assert.Equal(new DateOnly(2026, 11, 20), file.Date("day"));
        Assert.Equal(new TimeOnly(7, 30), file.Time("at"));
        Assert.Equal(["a", "b"], file.Texts("tags"));
        Assert.Equal(["alone"], file.Texts("one"));
        file.ReportUnknownKeys();
        Assert.Empty(_faults);
    }

    [Fact]
    public void Getters_OnBadData_AddFaultsWithLineAndColumn()
    {
        var file = Read("seats: many\nlist: word\n");

        file.Int("seats");
        file.Text("name");
        file.List("list");

        Assert.Equal(
            ["f.yaml(1,8): 'seats' must be a whole number.", "f.yaml(1,1): 'name' is missing.", "f.yaml(2,7): A list is expected here."],
            _faults.Select(f => f.ToString()));
    }

    [Fact]
    public void ReportUnknownKeys_FindsThemAtEveryDepth()
    {
        var file = Read("steps:\n  - id: a\n    idd: b\nmap:\n  x: 1\n  y: 2\nextra: 1\n");

        foreach (var step in file.List("steps")) step.Text("id");
        file.Map("map")!.Int("x");
        file.ReportUnknownKeys();

        Assert.Equal(
            ["f.yaml(3,5): Unknown key 'idd'.", "f.yaml(6,3): Unknown key 'y'.", "f.yaml(7,1): Unknown key 'extra'."],
            _faults.OrderBy(f => f.Line).Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", 2)]
    [InlineData("a: [1\nb: 2\n", 2)]
    [InlineData("- a\n", 1)]
    public void Parse_OnBrokenYaml_TellsTheLine(string text, int line)
    {
        Assert.Null(YamlData.Parse(text, "f.yaml", _faults));
        Assert.Equal(line, Assert.Single(_faults).Line);
    }

    private YamlData Read(string text) => YamlData.Parse(text, "f.yaml", _faults)!;
}
