using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Storage;

public sealed class OfficeBindingTests
{
    private static readonly DateTime Now = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);

    [Theory, DatabaseData]
    public async Task Query_FromTheNeighbour_SeesNothing(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await new TestData(test, Now).ConversationAsync(address: "628111");

        await using var own = test.Open();
        await using var other = test.ForOffice(TestOffices.Neighbour).CreateDbContext();

        Assert.Equal(1, await own.Conversations.CountAsync());
        Assert.Equal(0, await other.Conversations.CountAsync());
    }

    [Theory, DatabaseData]
    public async Task Query_WithTheSameModelForManyOffices_BindsEachContextToItsOwn(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var neighbour = test.ForOffice(TestOffices.Neighbour);
        await new TestData(test, Now).PersonAsync(name: "SITI RAHAYU");
        await new TestData(neighbour, Now).PersonAsync(name: "BUDI SANTOSO");

        await using var own = test.Open();
        await using var other = neighbour.CreateDbContext();

        Assert.Equal("SITI RAHAYU", (await own.People.SingleAsync()).Name);
        Assert.Equal("BUDI SANTOSO", (await other.People.SingleAsync()).Name);
        Assert.Equal("SITI RAHAYU", (await own.People.SingleAsync()).Name);
    }

    [Theory, DatabaseData]
    public async Task BulkUpdate_FromTheNeighbour_ChangesNothing(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await new TestData(test, Now).ConversationAsync();

        await using var other = test.ForOffice(TestOffices.Neighbour).CreateDbContext();
        var changed = await other.Conversations.ExecuteUpdateAsync(s => s.SetProperty(c => c.Language, "en"));

        Assert.Equal(0, changed);
        await using var own = test.Open();
        Assert.Equal("id", (await own.Conversations.SingleAsync()).Language);
    }

    [Theory, DatabaseData]
    public async Task Save_OfANewRowOfAnotherOffice_IsRefused(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await using var own = test.Open();
        own.Add(new Conversation
        {
            OfficeId = TestOffices.Neighbour,
            Channel = ChannelKind.WhatsApp,
            Address = "628111",
            AddressIndex = test.Database.Cipher.OfAddress(ChannelKind.WhatsApp, "628111"),
            Language = "id",
            CreatedAt = Now,
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => own.SaveChangesAsync());

        await using var other = test.ForOffice(TestOffices.Neighbour).CreateDbContext();
        Assert.Equal(0, await other.Conversations.CountAsync());
    }

    [Theory]
    [DatabaseData(true)]
    [DatabaseData(false)]
    public async Task Save_OfAChangedOrDeletedRowOfAnotherOffice_IsRefused(StorageProvider provider, bool delete)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var row = await new TestData(test.ForOffice(TestOffices.Neighbour), Now).ConversationAsync();
        await using var own = test.Open();
        own.Attach(row);
        row.Language = "en";
        if (delete) own.Remove(row);

        Assert.Throws<InvalidOperationException>(() => own.SaveChanges());

        await using var other = test.ForOffice(TestOffices.Neighbour).CreateDbContext();
        Assert.Equal("id", (await other.Conversations.SingleAsync()).Language);
    }

    [Fact]
    public async Task Model_HasAnOfficeFilterOnEveryRow()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var db = test.Open();

        var unbound = db.Model.GetEntityTypes().Where(t => t.GetDeclaredQueryFilters().Count == 0).Select(t => t.ClrType.Name);

        Assert.Empty(unbound);
    }
}
