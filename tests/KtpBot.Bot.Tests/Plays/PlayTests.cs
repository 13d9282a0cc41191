using KtpBot.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// Every play of tests/golden/plays, inside the process: what the bot says is what the file says. <c>UPDATE_GOLDEN=1</c> writes the
/// bot's lines anew; a change in them is a change in what citizens read.
/// </summary>
public sealed class PlayTests(InsideHouse house) : IClassFixture<InsideHouse>
{
    /// <summary>Steps that no play enters yet, as "flow/step" or "flow/*". It is empty when the conversation is whole.</summary>
    private static readonly string[] NotPlayedYet = [];

    public static TheoryData<string> Plays => [.. PlayScript.Names];

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task WhatTheBotSays_IsWhatThePlaySays(string name)
    {
        var script = PlayScript.Read(name);
        var written = script.Write(await house.PlayAsync(script));

        var file = Path.Combine(PlayScript.Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), written);
        Assert.DoesNotMatch("(?m)^(?:<|  ).*[0-9]{16}", written);
    }

    [Fact]
    public async Task EveryStepOfEveryFlow_IsEnteredByAPlay()
    {
        foreach (var name in PlayScript.Names) await house.PlayAsync(PlayScript.Read(name));

        var missing = house.Stage.Host.Services.GetRequiredService<LiveDialogs>().Book.Steps
            .Where(step => !house.Entered.ContainsKey(step))
            .Select(step => $"{step.Flow}/{step.Step}")
            .Where(step => !NotPlayedYet.Contains(step) && !NotPlayedYet.Contains(step.Split('/')[0] + "/*"))
            .ToList();
        Assert.True(missing.Count == 0, $"No play enters {missing.Count} steps:\n{string.Join('\n', missing)}");
    }
}
