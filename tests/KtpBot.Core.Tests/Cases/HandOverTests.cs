using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class HandOverTests
{
    [Theory]
    [DatabaseData]
    public async Task HandOver_AHundredAtOnce_NumbersTheRegisterWithoutGapOrDouble(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var cases = new List<long>();
        await house.InOneCommitAsync(async () =>
        {
            for (var n = 0; n < 100; n++) cases.Add((await house.ReadyToHandOverAsync(citizen)).CaseId);
        });

        var outcomes = await Task.WhenAll(cases.Select(id => Task.Run(() => house.AskAsync(new CardHandedOver(id, Petugas, "Siti Rahayu", "sendiri", null)))));

        Assert.All(outcomes, o => Assert.IsType<DeskDone>(o));
        await using var db = house.Rows();
        Assert.Equal(Enumerable.Range(1, 100), await db.RegisterEntries.OrderBy(e => e.Number).Select(e => e.Number).ToListAsync());
        Assert.Equal(100, await db.RegisterEntries.Select(e => e.CaseId).Distinct().CountAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task HandOver_OfOneCardByManyAtOnce_MakesOneEntry(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var ready = await house.ReadyToHandOverAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => house.AskAsync(new CardHandedOver(ready.CaseId, Petugas, "Siti Rahayu", "sendiri", null)))));

        Assert.Single(outcomes, o => o is DeskDone);
        await using var db = house.Rows();
        Assert.Equal(1, (await db.RegisterEntries.SingleAsync()).Number);
        Assert.Equal(1, await db.NumberSequences.Where(s => s.Name == "penyerahan").Select(s => s.Last).SingleAsync());
    }

    [Theory]
    [DatabaseData("", "sendiri", DeskRefusal.Incomplete)]
    [DatabaseData("Siti Rahayu", "tetangga", DeskRefusal.Incomplete)]
    [DatabaseData("Siti Rahayu", "kuasa", DeskRefusal.NotAllowed)]
    public async Task HandOver_ToNobodyOrToTheWrongPerson_IsRefusedAndUsesNoNumber(StorageProvider provider, string receivedBy, string relation, DeskRefusal expected)
    {
        await using var house = await OpenAsync(provider);
        var ready = await house.ReadyToHandOverAsync();

        var refusal = await house.RefusedAsync(new CardHandedOver(ready.CaseId, Petugas, receivedBy, relation, null));

        Assert.Equal(expected, refusal);
        await using var db = house.Rows();
        Assert.False(await db.RegisterEntries.AnyAsync() || await db.NumberSequences.AnyAsync(s => s.Name == "penyerahan"));
    }
}
