using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>What a provider says about an address, and what a citizen does without words.</summary>
public sealed class HolderTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Block_ThenUnblock_MarksTheConversationAndSaysNothing(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        await corridor.SayAsync("a", "1", "/start");
        await corridor.AnswersAsync("a", 1);
        var before = await ConversationAsync(corridor);

        await corridor.AcceptAsync("a", "2", new ReachIn(false));
        Assert.True((await ConversationAsync(corridor)).Unreachable);
        await corridor.AcceptAsync("a", "2", new ReachIn(false));
        await corridor.AcceptAsync("a", "3", new ReachIn(true));

        await corridor.RestsAsync();
        var after = await ConversationAsync(corridor);
        Assert.False(after.Unreachable);
        Assert.Equal(before.LastInboundAt, after.LastInboundAt);
        Assert.Single(corridor.Texts("a"));
        await corridor.AcceptAsync("a", "4", new ReachIn(false));
        await corridor.SayAsync("a", "5", "setuju");
        await corridor.AnswersAsync("a", 2);
        Assert.False((await ConversationAsync(corridor)).Unreachable);
        await using var db = corridor.Storage.Open();
        Assert.Equal(5, await db.InboxMessages.CountAsync(None));
    }

    [Theory, DatabaseData]
    public async Task Reaction_IsStored_AndTheDialogStays(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        await corridor.SayAsync("a", "1", "/start");
        await corridor.SayAsync("a", "2", "setuju");
        await corridor.SayAsync("a", "3", "petugas");
        var before = await ConversationAsync(corridor);

        await corridor.AcceptAsync("a", "4", new ReactionIn("👍"));
        await corridor.AcceptAsync("a", "5", new ReactionIn(null));

        await corridor.RestsAsync();
        var after = await ConversationAsync(corridor);
        Assert.Equal((before.Owner, before.HandoffAt), (after.Owner, after.HandoffAt));
        Assert.Equal(before.Session, after.Session);
        Assert.Equal(3, corridor.Texts("a").Count);
        await using var db = corridor.Storage.Open();
        Assert.Contains(await db.InboxMessages.ToListAsync(None), row => MessagingJson.ReadIncoming(row.Content) is ReactionIn { Emoji: "👍" });
    }

    [Theory, DatabaseData]
    public async Task Form_IsHeardAsItsLines(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateAsync(provider);
        await corridor.SayAsync("a", "1", "ktp hilang");
        await corridor.SayAsync("a", "2", "setuju");
        await corridor.SayAsync("a", "3", "ya");

        await corridor.AcceptAsync("a", "4", new FormIn("identitas", [new FormField("NIK", "3515175708900001")]));

        await corridor.AnswersAsync("a", 4);
        Assert.Contains("nomor KK", corridor.Texts("a")[3], StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task AnotherHolder_FindsNothingOfTheOneBefore(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        var number = await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        await corridor.SayAsync("a", "draft", "ktp rusak");
        await corridor.RestsAsync();
        var told = corridor.Texts("a").Count;

        await corridor.AcceptAsync("a", "system", new IdentityIn("b"));

        var changed = await ConversationAsync(corridor);
        Assert.NotNull(changed.IdentityChangedAt);
        Assert.Null(changed.Session);
        Assert.Null(changed.ConsentAt);
        Assert.Null(changed.DisplayName);
        await using (var db = corridor.Storage.Open())
            Assert.Single(await db.AuditEntries.ToListAsync(None), e => e.Action == "conversation.holder-changed");

        await corridor.SayAsync("a", "x1", "status");
        await corridor.AnswersAsync("a", told + 1);
        Assert.Contains("Apakah Bapak/Ibu setuju?", corridor.Texts("a")[^1], StringComparison.Ordinal); // No own case: asked for a number, after the notice.
        await corridor.SayAsync("a", "x2", "setuju");
        await corridor.SayAsync("a", "x3", number);
        await corridor.SayAsync("a", "x4", "0001");
        await corridor.AnswersAsync("a", told + 4);
        Assert.Contains(number, corridor.Texts("a")[^1], StringComparison.Ordinal);
        await corridor.AcceptAsync("a", "x5", new ChoiceIn($"go:batal:{await CaseIdAsync(corridor)}", null));
        await corridor.AnswersAsync("a", told + 5);
        var refused = Assert.IsType<ChoicesOut>(corridor.Channel.Sent.Last(message => message.Address == "a").Content);
        Assert.Contains("Tidak ada pengajuan", refused.Text, StringComparison.Ordinal);
        Assert.Contains(refused.Choices, choice => choice.Id == "go:petugas");

        // News of the old case goes to nobody, and staff read why.
        await DecideAsync(corridor, "periksa-berkas");
        await corridor.RestsAsync();
        Assert.Equal(told + 5, corridor.Texts("a").Count);
        await using var after = corridor.Storage.Open();
        Assert.Equal("holder-changed", (await after.CaseEvents.SingleAsync(e => e.Kind == "NotTold", None)).ReasonCode);
        Assert.Equal(CaseStage.AwaitingApproval, (await after.Cases.SingleAsync(None)).Stage);
    }

    [Theory, DatabaseData]
    public async Task BlockedCitizen_GetsNoNews_AndStaffReadWhy(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        await corridor.RestsAsync();
        var told = corridor.Texts("a").Count;
        await corridor.AcceptAsync("a", "block", new ReachIn(false));

        await DecideAsync(corridor, "periksa-berkas");

        await corridor.RestsAsync();
        Assert.Equal(told, corridor.Texts("a").Count);
        await using var db = corridor.Storage.Open();
        Assert.Equal("unreachable", (await db.CaseEvents.SingleAsync(e => e.Kind == "NotTold", None)).ReasonCode);
    }

    private static async Task<Conversation> ConversationAsync(Corridor corridor)
    {
        await using var db = corridor.Storage.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(None);
    }

    private static async Task<long> CaseIdAsync(Corridor corridor)
    {
        await using var db = corridor.Storage.Open();
        return (await db.Cases.AsNoTracking().SingleAsync(None)).Id;
    }

    private static async Task DecideAsync(Corridor corridor, string step) => Assert.IsType<DeskDone>(await corridor.Office.GetRequiredService<CaseDesk>().HandleAsync(
        new Decided(await CaseIdAsync(corridor), Actor.Officer(1, "Budi", ["petugas"]), step, "setuju", [], null), None));
}
