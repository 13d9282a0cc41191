using KtpBot.Core.Cases;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class SubmissionTests
{
    [Theory]
    [DatabaseData]
    public async Task Submit_Repeated_MakesOneCase(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var application = house.Application("hilang", await house.Data.ConversationAsync());

        var first = await house.DoAsync(application);
        var again = await house.DoAsync(application);

        Assert.Equal(first, again);
        await using var db = house.Rows();
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Equal(1, await db.CaseEvents.CountAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task Submit_TwentyTimesAtOnceWithOneKey_MakesOneCaseAndUsesOneNumber(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var application = house.Application("hilang", await house.Data.ConversationAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => house.DoAsync(application))));

        Assert.Single(outcomes.Distinct());
        await using var db = house.Rows();
        Assert.Equal(1, await db.Cases.CountAsync());
        Assert.Equal(1, (await db.NumberSequences.SingleAsync()).Last);
    }

    [Theory]
    [DatabaseData]
    public async Task Submit_ManyAtOnce_NumbersThemWithoutGapOrDouble(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => house.SubmittedAsync("hilang", citizen))));

        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"KWS-2026-{n:000000}"), outcomes.Select(o => o.Number).Order(StringComparer.Ordinal));
    }

    [Theory]
    [DatabaseData]
    public async Task Submit_SameNikAtOnce_MakesOnePersonAndKeepsWhatTheOfficeKnew(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var known = await house.Data.PersonAsync(TestData.NikOf(7), "SITI AMINAH", phone: "+628111111111");
        var citizen = await house.Data.ConversationAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => house.DoAsync(house.Application("hilang", citizen, nik: TestData.NikOf(n % 2 == 0 ? 7 : 8))))));

        await using var db = house.Rows();
        Assert.Equal(2, await db.People.CountAsync());
        var person = await db.People.SingleAsync(p => p.Id == known.Id);
        Assert.Equal(("SITI AMINAH", "+628111111111", "3515170108900001"), (person.Name, person.Phone, person.Kk));
    }

    [Theory]
    [DatabaseData]
    public async Task Submit_InTheNewYearOfTheOffice_StartsItsNumbersAgain(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        await house.SubmittedAsync();
        house.Clock.AdvanceTo(new DateTime(2026, 12, 31, 17, 0, 0, DateTimeKind.Utc)); // 00:00 on 1 January in Jakarta.

        var first = await house.SubmittedAsync();

        Assert.Equal("KWS-2027-000001", first.Number);
    }

    [Theory]
    [DatabaseData]
    public async Task Submit_WithoutASixteenDigitNik_IsRefusedAndLeavesNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);

        var refusal = await house.RefusedAsync(house.Application("hilang", await house.Data.ConversationAsync(), nik: "123"));

        Assert.Equal(DeskRefusal.Incomplete, refusal);
        await using var db = house.Rows();
        Assert.Equal((0, 0, 0), (await db.Cases.CountAsync(), await db.People.CountAsync(), await db.NumberSequences.CountAsync()));
    }

    [Theory]
    [DatabaseData]
    public async Task Submit_WalkIn_NeedsAnOfficerOfTheIntake(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);

        var entered = await house.DoAsync(house.Application("rusak", null));
        var refusal = await house.RefusedAsync(house.Application("rusak", null) with { Actor = Pencetak });

        Assert.Equal(CaseStage.Verifying, entered.Stage);
        Assert.Equal(DeskRefusal.NotAllowed, refusal);
        Assert.Empty(await house.NoticesAsync(entered.CaseId));
    }

    [Theory]
    [DatabaseData]
    public async Task Apply_InsideACallersTransactionThatRollsBack_LeavesNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var application = house.Application("hilang", await house.Data.ConversationAsync());
        await using (var db = house.Rows())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.IsType<DeskDone>(await house.Desk.ApplyAsync(db, application, CancellationToken.None));
            await transaction.RollbackAsync();
        }

        var after = await house.DoAsync(application);

        Assert.Equal("KWS-2026-000001", after.Number);
    }
}
