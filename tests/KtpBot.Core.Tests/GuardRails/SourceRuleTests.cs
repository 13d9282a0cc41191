using System.Reflection;
using System.Text.RegularExpressions;
using KtpBot.Core.Cases;

namespace KtpBot.Core.Tests.GuardRails;

/// <summary>Rules about the text of the project. Words that the rules forbid are spelled in two halves here.</summary>
public sealed partial class SourceRuleTests
{
    private const int MostLines = 300;

    [Fact]
    public void OnlyTheRoomOfCases_CallsTheMutatorsOfACase()
    {
        var mutators = typeof(CaseFile).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && !m.IsPrivate && m.Name is not ("ToString" or "Equals" or "GetHashCode"))
            .Select(m => m.Name)
            .Distinct()
            .ToList();
        var openSetters = typeof(CaseFile).GetProperties().Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set)).Select(p => p.Name);
        var call = new Regex($@"(?i:file|case|caseFile)\.({string.Join('|', mutators)})\(");

        var outside = SourceTree.Files("src", ".cs").Where(f => !f.Path.StartsWith("src/Core/Cases/", StringComparison.Ordinal)).SelectMany(f => f.Lines(call.IsMatch));

        Assert.Contains("MoveTo", mutators);
        Rule.HasNoFaults(openSetters);
        Rule.HasNoFaults(outside);
    }

    [Fact]
    public void SourceFiles_AreAtMostThreeHundredLines()
    {
        // A migration is one piece: the schema of its day.
        var longer = SourceTree.Files("src", ".cs", ".cshtml").Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n')))
            .Where(f => f.Lines > MostLines);

        Rule.HasNoFaults(longer.Select(f => $"{f.Path}: {f.Lines} lines"));
    }

    [Fact]
    public void Tree_HoldsNothingUnfinished()
    {
        string[] words = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "NotSupported" + "Exception(\"TBD"];

        Rule.HasNoFaults(Text().SelectMany(f => f.Lines(line => words.Any(w => line.Contains(w, StringComparison.Ordinal)))));
    }

    [Fact]
    public void Tree_NamesNoPlaceOfAnyonesMachine_AndNoPackageHost()
    {
        var place = new Regex($@"(?<![\w.~-])/(wo{""}rk|ho{""}me|ro{""}ot|Us{""}ers)/");
        var host = new Regex($@"https?://[^/\s""]*(nu{""}get|npm{""}js|arti{""}factory|pypi|regi{""}stry)[^/\s""]*");

        Rule.HasNoFaults(Text().Where(f => !f.Path.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .SelectMany(f => f.Lines(line => place.IsMatch(line) || host.IsMatch(line))));
    }

    [Fact]
    public void Code_TakesTimeFromTheTimeProvider()
    {
        var clock = new Regex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b");

        Rule.HasNoFaults(SourceTree.Files("src", ".cs", ".cshtml").SelectMany(f => f.Lines(clock.IsMatch)));
    }

    [Fact]
    public void Tests_DoNotSleep()
    {
        var sleep = new Regex(@"\bTask\.Delay\((?!.*clock\)|Timeout\.Infinite)|\bThread\.Sleep\(");
        var tests = SourceTree.Files("tests", ".cs").Where(f => !f.Path.StartsWith("tests/Simulator/", StringComparison.Ordinal) && !f.Path.EndsWith("Time/Eventually.cs", StringComparison.Ordinal) && !f.Path.EndsWith("GuardRails/SourceRuleTests.cs", StringComparison.Ordinal));

        Rule.HasNoFaults(tests.SelectMany(f => f.Lines(sleep.IsMatch)));
    }

    [Fact]
    public void Core_CatchesNothingWhole()
    {
        var catchAll = new Regex(@"\bcatch\s*(\(Exception(\s+\w+)?\)\s*$|\(Exception(\s+\w+)?\)\s*\{|\s*$|\s*\{)");

        // Cairo calls back through native code, which no exception may cross.
        var pure = SourceTree.Files("src/Core", ".cs").Where(f => !f.Path.EndsWith("/CairoStream.cs", StringComparison.Ordinal)).SelectMany(f => f.Lines(catchAll.IsMatch));

        Rule.HasNoFaults(pure);
    }

    [Fact]
    public void Scripts_AreExecutable()
    {
        string[] scripts = ["run", "test", ".ci/run", ".ci/need", "tests/private-postgres"];
        foreach (var script in scripts)
        {
            var path = KtpBot.Testing.RepositoryRoot.File(script);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), script);
        }
    }

    [Fact]
    public void Readme_TellsWhichPackagesCouldNotBeHad_AndTheLicences()
    {
        var readme = File.ReadAllText(KtpBot.Testing.RepositoryRoot.File("README.md"));

        foreach (var word in new[] { "Microsoft.Bot.Builder", "Telegram.Bot", "SkiaSharp", "./run", "./test", "Npgsql", "Quartz", "YamlDotNet", "QRCoder", "libjpeg-turbo", "Cairo", "SQLite" })
            Assert.Contains(word, readme, StringComparison.Ordinal);
        Assert.Matches(LicenceHeading(), readme);
    }

    [GeneratedRegex(@"(?m)^#+ .*[Ll]icen[cs]es")]
    private static partial Regex LicenceHeading();

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static IEnumerable<SourceFile> Text() =>
        SourceTree.Files(".").Where(f => Path.GetExtension(f.Path) is not (".png" or ".jpg" or ".jpeg" or ".ico" or ".pdf" or ".db" or ".woff2" or ".gz" or ".ttf" or ".sha256"));
}
