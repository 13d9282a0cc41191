using System.Text.RegularExpressions;
using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>One citizen on several channels: linked with proof only, undone at any time, and one person's data never becomes another's.</summary>
public sealed class LinkTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task CodeFromOneChannel_TypedOnTheOther_LinksBoth_AndPutuskanUndoesIt(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        var number = await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        var code = await CodeAsync(corridor, "a");

        var asked = await corridor.AskAsync("628123456789", $"hubungkan {code}", ChannelKind.WhatsApp);
        Assert.Contains("dihubungkan dengan *Telegram W••••*", asked, StringComparison.Ordinal);
        Assert.Empty(await LinkedAsync(corridor));
        var told = corridor.Texts("a").Count;
        Assert.Contains("✓ Sudah terhubung", await corridor.AskAsync("628123456789", "ya", ChannelKind.WhatsApp), StringComparison.Ordinal);

        await corridor.AnswersAsync("a", told + 1);
        var news = Assert.IsType<ChoicesOut>(corridor.Channel.Sent.Last(m => m.Address == "a").Content);
        Assert.Contains("WhatsApp ••••789", news.Text, StringComparison.Ordinal);
        Assert.Equal("go:putuskan", Assert.Single(news.Choices).Id);
        Assert.Equal(2, (await LinkedAsync(corridor)).Count);
        Assert.Contains(number, await corridor.AskAsync("628123456789", "cek status", ChannelKind.WhatsApp), StringComparison.Ordinal);

        // A change from the linked side goes through the desk like one from the case's own.
        await corridor.AskAsync("628123456789", "batal", ChannelKind.WhatsApp);
        Assert.Contains("sudah dibatalkan", await corridor.AskAsync("628123456789", "ya", ChannelKind.WhatsApp), StringComparison.Ordinal);

        await corridor.TapAsync("a", "go:putuskan");
        Assert.Contains("✓ Sudah diputuskan", await corridor.AskAsync("a", "ya"), StringComparison.Ordinal);
        Assert.Empty(await LinkedAsync(corridor));
        Assert.DoesNotContain(number, await corridor.AskAsync("628123456789", "cek status", ChannelKind.WhatsApp), StringComparison.Ordinal);
        await using var db = corridor.Storage.Open();
        Assert.Equal(["link.join", "link.join", "link.leave"], await db.AuditEntries.Select(e => e.Action).Order().ToListAsync(None));
    }

    [Theory, DatabaseData]
    public async Task WrongUsedAndExpiredCodes_SoundAlike_AndFiveAnHourAreEnough(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        var used = await CodeAsync(corridor, "a");
        await corridor.AskAsync("b", $"hubungkan {used}");
        await corridor.AskAsync("c", "biaya"); // Greeted here once.
        var wrong = await corridor.AskAsync("c", $"hubungkan {Other(used)}");
        Assert.Contains("kode itu tidak berlaku", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, await corridor.AskAsync("c", $"hubungkan {used}")); // Claimed by b.
        var own = await CodeAsync(corridor, "c");
        Assert.Equal(wrong, await corridor.AskAsync("c", $"hubungkan {own}"));
        var late = await CodeAsync(corridor, "d");
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(wrong, await corridor.AskAsync("c", $"hubungkan {late}"));
        Assert.Equal(wrong, await corridor.AskAsync("b", "ya")); // The confirmation came after the ten minutes.

        Assert.Equal(wrong, await corridor.AskAsync("c", "hubungkan 0000 0001"));
        var good = await CodeAsync(corridor, "a");
        Assert.Contains("terlalu banyak", await corridor.AskAsync("c", $"hubungkan {good}"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(61));
        good = await CodeAsync(corridor, "a");
        Assert.Contains("Hubungkan?", await corridor.AskAsync("c", $"hubungkan {good}"), StringComparison.Ordinal);
        Assert.Empty(await LinkedAsync(corridor));
    }

    [Theory, DatabaseData]
    public async Task GuessingCases_EndsAfterFiveTriesAnHour(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        var number = await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        await corridor.AskAsync("b", "cek status");
        await corridor.AskAsync("b", "setuju");
        for (var guess = 0; guess < 5; guess++) Assert.Contains("tidak ditemukan", await ProveAsync($"100{guess}"), StringComparison.Ordinal);

        Assert.Contains("tidak ditemukan", await ProveAsync("0001"), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Contains(number, await ProveAsync("0001"), StringComparison.Ordinal);

        async Task<string> ProveAsync(string digits)
        {
            await corridor.TapAsync("b", "go:status-nomor");
            await corridor.AskAsync("b", number);
            return await corridor.AskAsync("b", digits);
        }
    }

    [Theory, DatabaseData]
    public async Task Groups_GrowAndMerge_AndUndoTakesOneOut(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await LinkAsync(corridor, "a", "b");
        await LinkAsync(corridor, "b", "c");
        await LinkAsync(corridor, "d", "e");
        Assert.Equal(2, (await LinkedAsync(corridor)).Select(c => c.CitizenId).Distinct().Count());

        await LinkAsync(corridor, "e", "a");

        Assert.Equal(5, (await LinkedAsync(corridor)).Count);
        Assert.Single((await LinkedAsync(corridor)).Select(c => c.CitizenId).Distinct());
        Assert.Contains("sudah terhubung", await corridor.AskAsync("d", $"hubungkan {await CodeAsync(corridor, "c")}"), StringComparison.Ordinal);
        await corridor.AskAsync("c", "putuskan");
        await corridor.AskAsync("c", "ya");
        Assert.Equal(["a", "b", "d", "e"], (await LinkedAsync(corridor)).Select(c => c.Address).Order());
        Assert.Contains("tidak terhubung", await corridor.AskAsync("c", "putuskan"), StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Language_ChosenOnOneChannel_CountsOnTheOther_AlsoInTheNews(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await corridor.AcceptAsync("a", "hint", new TextIn("halo"), language: "en-GB");
        await corridor.AnswersAsync("a", 1);
        Assert.Contains("Welcome", corridor.Texts("a")[0], StringComparison.Ordinal);
        await corridor.AskAsync("a", "bahasa indonesia");
        await corridor.AcceptAsync("a", "hint again", new TextIn("menu"), language: "en");
        await corridor.AnswersAsync("a", 3);
        Assert.Contains("Menu utama", corridor.Texts("a")[^1], StringComparison.Ordinal);
        var number = await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        await LinkAsync(corridor, "a", "b");

        await corridor.AskAsync("b", "english");

        Assert.Contains("Main menu", await corridor.AskAsync("a", "menu"), StringComparison.Ordinal);
        await DecideAsync(corridor, number);
        await using var db = corridor.Storage.Open();
        var notice = await db.OutboxMessages.OrderBy(m => m.Id).LastAsync(m => m.Origin == OutboxOrigin.Notice, None);
        var words = MessagingJson.ReadOutgoing(notice.Content) is TemplateOut { Plain: TextOut plain } ? plain.Text : "";
        Assert.Contains("complete", words, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, DatabaseData]
    public async Task SilenceWantedOnOneChannel_HoldsOnAll_AlsoOnOnesLinkedLater(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await LinkAsync(corridor, "a", "b");
        await corridor.AskAsync("b", "stop");
        Assert.All(await LinkedAsync(corridor), c => Assert.NotNull(c.OptedOutAt));

        await LinkAsync(corridor, "c", "a");
        Assert.Equal(3, (await LinkedAsync(corridor)).Count(c => c.OptedOutAt is not null));
        await corridor.AskAsync("c", "mulai lagi");
        Assert.All(await LinkedAsync(corridor), c => Assert.Null(c.OptedOutAt));
    }

    [Theory, DatabaseData]
    public async Task UnreachableChannel_NewsGoesToTheLinkedOne_AndAnotherHolderTakesNothingAlong(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        var number = await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        await LinkAsync(corridor, "a", "b");
        await corridor.AcceptAsync("a", "blocked", new ReachIn(false));
        await DecideAsync(corridor, number);
        await using (var db = corridor.Storage.Open())
        {
            var notice = await db.OutboxMessages.OrderBy(m => m.Id).LastAsync(m => m.Origin == OutboxOrigin.Notice, None);
            Assert.Equal("b", (await db.Conversations.SingleAsync(c => c.Id == notice.ConversationId, None)).Address);
        }

        await corridor.RestsAsync();
        await corridor.AcceptAsync("a", "sold", new IdentityIn(null));

        Assert.Empty(await LinkedAsync(corridor));
        Assert.Contains(number, await corridor.AskAsync("b", "cek status"), StringComparison.Ordinal);
        Assert.DoesNotContain(number, await corridor.AskAsync("a", "cek status"), StringComparison.Ordinal);
        await using var after = corridor.Storage.Open();
        Assert.Equal(1, await after.CaseEvents.CountAsync(e => e.Kind == "HolderMoved", None));
    }

    [Theory, DatabaseData]
    public async Task FamilyOnOnePhone_IsToldApartByMaskedNames_AndNobodyGetsAnothersData(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        await corridor.ApplyAsync("a", "rusak", "3515171708650002", "Budi Santoso");

        await corridor.AskAsync("a", "cek status");

        var list = Assert.IsType<ChoicesOut>(corridor.Channel.Sent.Last(m => m.Address == "a").Content);
        Assert.Equal(["KTP-el rusak · B••• S•••••", "KTP-el hilang · S••• A•••••"], list.Choices.Select(c => c.Description));
        Assert.DoesNotContain(list.Choices, c => c.Description!.Contains("Siti", StringComparison.OrdinalIgnoreCase));
        await using var db = corridor.Storage.Open();
        var people = await db.People.OrderBy(p => p.Id).ToListAsync(None);
        Assert.Equal([("3515175708900001", "SITI AMINAH"), ("3515171708650002", "BUDI SANTOSO")], people.Select(p => (p.Nik, p.Name)));
        Assert.Equal([people[0].Id, people[1].Id], await db.Cases.OrderBy(c => c.Id).Select(c => c.PersonId).ToListAsync(None));
    }

    private static async Task<string> CodeAsync(Corridor corridor, string address)
    {
        await corridor.AskAsync(address, "hubungkan");
        return Regex.Match(await corridor.AskAsync(address, "1"), "[0-9]{4} [0-9]{4}").Value;
    }

    private static string Other(string code) => (code[0] == '9' ? '1' : '9') + code[1..];

    private static async Task LinkAsync(Corridor corridor, string from, string to)
    {
        await corridor.AskAsync(to, $"hubungkan {await CodeAsync(corridor, from)}");
        var told = corridor.Texts(from).Count;
        Assert.Contains("✓", await corridor.AskAsync(to, "ya"), StringComparison.Ordinal);
        await corridor.AnswersAsync(from, told + 1);
    }

    private static async Task<List<Conversation>> LinkedAsync(Corridor corridor)
    {
        await using var db = corridor.Storage.Open();
        return await db.Conversations.AsNoTracking().Where(c => c.CitizenId != null).ToListAsync(None);
    }

    private static async Task DecideAsync(Corridor corridor, string number)
    {
        await using var db = corridor.Storage.Open();
        var file = await db.Cases.SingleAsync(c => c.Number == number, None);
        Assert.IsType<DeskDone>(await corridor.Office.GetRequiredService<CaseDesk>().HandleAsync(
            new Decided(file.Id, Actor.Officer(1, "Budi", ["petugas"]), "periksa-berkas", "setuju", [], null), None));
    }
}
