using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>axe-core in a page: what WCAG 2.2 A and AA find wanting. It is put in past the page's policy, as browser tools are.</summary>
internal static class Axe
{
    private const string Run =
        """
        async () => {
          const found = await axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return JSON.stringify(found.violations.map(x => ({ id: x.id, impact: x.impact, where: x.nodes.map(n => n.target.join(' ') + ' | ' + n.failureSummary) })));
        }
        """;

    /// <summary>Fails with the findings. A frame is a page of its own and is looked at there.</summary>
    public static async Task FindsNothingAsync(IPage page, string state)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(await NpmClients.FileAsync("axe-core/axe.min.js")));
        var found = JsonNode.Parse(await page.EvaluateAsync<string>(Run))!.AsArray();
        Assert.True(found.Count == 0, $"{state}:\n{string.Join('\n', found.Select(x => x!.ToJsonString()))}");
    }
}
