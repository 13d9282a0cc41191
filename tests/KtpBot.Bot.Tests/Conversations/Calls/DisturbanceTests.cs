using KtpBot.Core.Cases;
using KtpBot.Core.Pauses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>While the whole office is disturbed the bot says so in one sentence, on applying and on asking for the status.</summary>
public sealed class DisturbanceTests
{
    private const string Sentence = "Sistem data kependudukan (SIAK) pusat sedang tidak dapat dibuka.";

    private static readonly Actor Clerk = Actor.Officer(1, "Budi", ["petugas"]);

    [Fact]
    public async Task ANewApplication_AndTheStatus_SayIt_AndTheNoticeIsNotSentAgain()
    {
        var token = TestContext.Current.CancellationToken;
        await using var house = await OwnHouse.OpenAsync();
        var (pauses, round) = (house.Office.Services.GetRequiredService<PauseDesk>(), house.Office.Services.GetRequiredService<PauseRound>());
        var (pause, _) = await pauses.DeclareAsync(Clerk, 1, "siak", null, house.Clock.Now.AddHours(5), token);
        await round.RunAsync(token);

        await house.ApplyAsync();
        var answer = house.Last;
        Assert.Equal((1, 0), await round.RunAsync(token));
        await house.SayAsync("status");
        var resting = house.Last;
        await pauses.EndAsync(Clerk, 1, pause!.Id, token);
        await round.RunAsync(token);
        await house.SayAsync("status");

        Assert.Contains(Sentence, answer, StringComparison.Ordinal);
        Assert.Contains("Perkiraan pulih: Selasa, 17 November 2026", answer, StringComparison.Ordinal);
        Assert.Contains("Sekarang tertunda: " + Sentence, resting, StringComparison.Ordinal);
        Assert.Equal(2, resting.Split(Sentence).Length); // The case says it itself; only the expected end is added.
        Assert.Contains("Perkiraan pulih", resting, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentence, house.Last, StringComparison.Ordinal);
        await using var db = house.Open();
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.DedupKey != null && m.DedupKey.EndsWith(":paused"), token));
    }
}
