using System.Xml.Linq;
using KtpBot.Core.Storage;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.GuardRails;

/// <summary>The arrows between the projects are those of docs/architecture.md.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("src/Core/KtpBot.Core.csproj")]
    [InlineData("src/Bot/KtpBot.Bot.csproj", "KtpBot.Core")]
    [InlineData("src/Backoffice/KtpBot.Backoffice.csproj", "KtpBot.Core")]
    [InlineData("src/Devices/KtpBot.Devices.csproj", "KtpBot.Core")]
    [InlineData("tests/Simulator/KtpBot.Simulator.csproj")]
    public void Project_ReferencesOnly(string project, params string[] allowed)
    {
        var references = XDocument.Load(RepositoryRoot.File(project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(allowed, references);
    }

    [Fact]
    public void EveryProjectUnderSrc_HasARuleHere()
    {
        var projects = SourceTree.Files("src", ".csproj").Select(f => f.Path);

        Assert.Equal(["src/Backoffice/KtpBot.Backoffice.csproj", "src/Bot/KtpBot.Bot.csproj", "src/Core/KtpBot.Core.csproj", "src/Devices/KtpBot.Devices.csproj"], projects);
    }

    [Fact]
    public void Core_KnowsNoWebNoSchedulerAndNoHttp()
    {
        string[] forbidden = ["Microsoft.AspNetCore", "Quartz", "System.Net.Http", "System.Net.Sockets", "Microsoft.Playwright", "xunit"];
        var references = typeof(KtpBotDb).Assembly.GetReferencedAssemblies().Select(r => r.Name!).ToList();

        Assert.Contains("Microsoft.EntityFrameworkCore", references);
        Assert.DoesNotContain(references, r => forbidden.Any(f => r.StartsWith(f, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Packages_AreVersionedCentrally_AndNothingIsPinnedTwice()
    {
        var versioned = SourceTree.Files(".", ".csproj")
            .Where(f => XDocument.Parse(f.Text).Descendants("PackageReference").Any(p => p.Attribute("Version") is not null || p.Element("Version") is not null));

        Assert.Empty(versioned.Select(f => f.Path));
    }
}
