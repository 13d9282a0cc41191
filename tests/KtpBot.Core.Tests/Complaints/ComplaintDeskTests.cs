using System.Globalization;
using System.Text;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Complaints;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Complaints.ComplaintHouse;

namespace KtpBot.Core.Tests.Complaints;

public sealed class ComplaintDeskTests
{
    [Theory, DatabaseData]
    public async Task ManyAtOnce_AreNumberedWithoutGapOrDouble(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizens = new List<Conversation>();
        for (var n = 0; n < 20; n++) citizens.Add(await house.Data.ConversationAsync());

        await Task.WhenAll(citizens.Select(c => Task.Run(() => house.FileAsync(c, Draft()))));

        await using var db = house.Storage.Open();
        Assert.Equal(Enumerable.Range(1, 20).Select(n => ComplaintNumber.Of(2026, n)), (await db.Complaints.Select(c => c.Number).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [DatabaseData(ComplaintKind.Slow, "2026-11-27")]
    [DatabaseData(ComplaintKind.Manner, "2026-12-10")]
    [DatabaseData(ComplaintKind.Levy, "2027-02-17")]
    public async Task Deadlines_CountTheOfficesWorkingDays(StorageProvider provider, ComplaintKind kind, string finish)
    {
        await using var house = await OpenAsync(provider);

        var complaint = (await house.FileAsync(await house.Data.ConversationAsync(), Draft(kind: kind)))!;

        Assert.Equal(new DateOnly(2026, 11, 25), house.Office.DateAt(complaint.AnswerBy));
        Assert.Equal(DateOnly.Parse(finish, CultureInfo.InvariantCulture), house.Office.DateAt(complaint.FinishBy));
    }

    /// <summary>Whatever an officer could look at or unseal: no column of an anonymous complaint leads to the conversation, and none to a moment of the day.</summary>
    [Theory, DatabaseData]
    public async Task AnAnonymousComplaint_HoldsNothingOfItsConversation(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        for (var n = 0; n < 41; n++) await house.Data.ConversationAsync();
        var citizen = await house.Data.ConversationAsync(ChannelKind.WhatsApp, "628123456789");
        var proof = await WithProofAsync(house, citizen);

        var filed = (await house.FileAsync(citizen, Draft(anonymous: true, proof: proof)))!;

        await using var db = house.Storage.Open();
        var row = await db.Complaints.AsNoTracking().SingleAsync();
        Assert.Null(row.ConversationId);
        Assert.Null(row.Contact);
        Assert.Equal(new DateTime(2026, 11, 19, 17, 0, 0, DateTimeKind.Utc), row.ReceivedAt);
        Assert.Equal(proof, row.ProofFileId);
        Assert.Null((await db.InboxMessages.SingleAsync()).FileId);
        string[] traces = [citizen.Id.ToString(CultureInfo.InvariantCulture), "628123456789", "8123456789", Convert.ToHexString(citizen.AddressIndex)];
        var readings = (await RawValuesAsync(house, filed.Id)).SelectMany(Readings).ToList();
        Assert.Contains("Sudah sebulan tidak ada kabar", readings);
        Assert.DoesNotContain(readings, shown => traces.Any(trace => shown == trace || (trace.Length > 3 && shown.Contains(trace, StringComparison.OrdinalIgnoreCase))));
    }

    [Theory, DatabaseData]
    public async Task WhenTheChatIsErased_TheComplaintStaysWithItsProof_AndForgetsTheContact(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var proof = await WithProofAsync(house, citizen);
        var complaint = (await house.FileAsync(citizen, Draft(proof: proof)))!;
        await using var db = house.Storage.Open();

        var erased = await ChatErasure.EraseAsync(db, citizen.Id, Now, CancellationToken.None);

        Assert.Empty(erased.Files);
        Assert.Null((await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == proof)).ErasedAt);
        var read = await house.ReadAsync(complaint.Id);
        Assert.Equal((null, "Sudah sebulan tidak ada kabar"), (read.Contact, read.Words));
    }

    [Theory, DatabaseData]
    public async Task OnlyTheConversationThatFiledIt_AndThoseLinkedToIt_FindAComplaint(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var (own, linked, stranger) = (await house.Data.ConversationAsync(), await house.Data.ConversationAsync(), await house.Data.ConversationAsync());
        var complaint = (await house.FileAsync(own, Draft(anonymous: true)))!;
        await using (var db = house.Storage.Open()) await CitizenLinks.JoinAsync(db, own.Id, linked.Id, CancellationToken.None);

        Assert.NotNull(await house.FindAsync(own, complaint.Number));
        Assert.NotNull(await house.FindAsync(linked, complaint.Number));
        Assert.Null(await house.FindAsync(stranger, complaint.Number));
        Assert.Null(await house.FindAsync(own, "ADU-2026-0002"));
        await using (var db = house.Storage.Open()) Assert.Empty(await ComplaintDesk.OwnNamedAsync(db, own.Id, 9, CancellationToken.None));
    }

    [Theory, DatabaseData]
    public async Task AfterTheNumberChangedHands_TheNewHolderFindsNothing(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var (named, hidden) = ((await house.FileAsync(citizen, Draft()))!, (await house.FileAsync(citizen, Draft(anonymous: true)))!);

        await using var db = house.Storage.Open();
        await db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.IdentityChangedAt, Now.AddDays(1)));

        Assert.Null(await house.FindAsync(citizen, named.Number));
        Assert.Null(await house.FindAsync(citizen, hidden.Number));
        Assert.Empty(await ComplaintDesk.OwnNamedAsync(db, citizen.Id, 9, CancellationToken.None));
    }

    [Theory, DatabaseData]
    public async Task MoreThanFiveInADay_AreNotTaken_AndTheNextDayTheyAre(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        for (var n = 0; n < ComplaintDesk.MostInADay; n++) Assert.NotNull(await house.FileAsync(citizen, Draft(anonymous: n % 2 == 0)));

        Assert.Null(await house.FileAsync(citizen, Draft()));
        Assert.NotNull(await house.FileAsync(await house.Data.ConversationAsync(), Draft()));
        Assert.NotNull(await house.FileAsync(citizen, Draft(), Now.AddDays(1)));
    }

    [Theory]
    [InlineData("keluhan saya ADU-2026-0001", "ADU-2026-0001")]
    [InlineData("adu 2026 17 gimana?", "ADU-2026-0017")]
    [InlineData("ADU/2026/12345", "ADU-2026-12345")]
    [InlineData("mengadu 2026 kali", null)]
    [InlineData("KWS-2026-000001", null)]
    public void ANumberInASentence_IsFoundHoweverItIsTyped(string text, string? expected) => Assert.Equal(expected, ComplaintNumber.In(text));

    private static async Task<Guid> WithProofAsync(ComplaintHouse house, Conversation citizen)
    {
        var id = Guid.NewGuid();
        await using var db = house.Storage.Open();
        db.Add(new StoredFile { Id = id, OfficeId = db.OfficeId, MimeType = "image/jpeg", Size = 3, Sha256 = [1, 2, 3], CreatedAt = Now });
        db.Add(new InboxMessage
        {
            OfficeId = db.OfficeId,
            Channel = citizen.Channel,
            ExternalId = "wamid.bukti",
            ConversationId = citizen.Id,
            Content = MessagingJson.Write(new MediaIn("m", "image/jpeg", null, null)),
            ReceivedAt = Now,
            FileId = id,
            IsPrivate = true,
        });
        await db.SaveChangesAsync();
        return id;
    }

    private static async Task<List<object>> RawValuesAsync(ComplaintHouse house, long id)
    {
        await using var connection = house.Storage.Database.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"Complaints\" WHERE \"Id\" = {id.ToString(CultureInfo.InvariantCulture)}";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return [.. Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) != "Id" && !reader.IsDBNull(i)).Select(reader.GetValue)];
    }

    /// <summary>A value as it lies there, and as one who holds the key could read it.</summary>
    private static IEnumerable<string> Readings(object value)
    {
        if (value is not byte[] bytes)
        {
            yield return Convert.ToString(value, CultureInfo.InvariantCulture)!;
            yield break;
        }

        yield return Convert.ToHexString(bytes);
        if (Opened(bytes) is { } plain) yield return Encoding.UTF8.GetString(plain);
    }

    private static byte[]? Opened(byte[] bytes)
    {
        try
        {
            return TestKeys.Cipher.Open(bytes);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // A keyed hash opens nothing.
        }
    }
}
