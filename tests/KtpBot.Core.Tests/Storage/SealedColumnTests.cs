using System.Text;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KtpBot.Core.Tests.Storage;

public sealed class SealedColumnTests
{
    private static readonly DateTime Now = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>
    /// Columns with words or bytes that are stored openly, each because it says nothing about a citizen: codes, ids, hashes, staff
    /// matters. A new column is sealed, or it is named here on purpose.
    /// </summary>
    private static readonly string[] OpenColumns =
    [
        "AuditEntry.Action", "AuditEntry.Subject",
        "Appointment.Counter",
        "CaseCode.CodeHash",
        "BridgeEntry.Act", "BridgeEntry.Result", "BridgeEntry.System", "BridgeEntry.WordsIndex",
        "CaseDocument.ReasonCode", "CaseDocument.Requirement",
        "CaseEvent.ActorId", "CaseEvent.Kind", "CaseEvent.ReasonCode", "CaseEvent.StepId", "CaseEvent.ToStepId",
        "CaseFile.Number", "CaseFile.PauseCode", "CaseFile.ProcedureId", "CaseFile.ReturnStepId", "CaseFile.Service", "CaseFile.StepId", "CaseFile.SubmissionKey",
        "CaseTimer.Kind",
        "ChannelAlarm.Code", "ChannelAlarm.Text",
        "ChannelExchange.Broken", "ChannelExchange.Call", "ChannelExchange.Subject",
        "Complaint.DayKey", "Complaint.Language", "Complaint.Number", "Complaint.ReporterKey",
        "Conversation.AddressIndex", "Conversation.Language",
        "DeviceJob.Error", "DeviceJob.ErrorCode", "DeviceJob.Kind", "DeviceJob.State",
        "FormMapping.HeadingsKey",
        "InboxMessage.Error", "InboxMessage.ExternalId",
        "IssuedPaper.Book", "IssuedPaper.Code", "IssuedPaper.Language",
        "LinkCode.CodeHash",
        "NumberSequence.Name",
        "Officer.DisplayName", "Officer.PasswordHash", "Officer.Roles", "Officer.SecurityStamp", "Officer.UserName",
        "OfficePause.Code",
        "OutboxMessage.ClaimedBy", "OutboxMessage.DedupKey", "OutboxMessage.Error", "OutboxMessage.ErrorCode", "OutboxMessage.ExternalId",
        "Person.KkIndex", "Person.NikIndex", "Person.PhoneIndex",
        "PersonRecord.NikIndex", "PersonRecord.Status", "PersonRecordChange.Status",
        "PopulationCacheEntry.NikIndex", "PopulationCacheEntry.Question", "PopulationEntry.NikIndex",
        "QueueDayCount.Purpose",
        "QueueMove.Before", "QueueMove.Counter",
        "QueueTicket.Counter", "QueueTicket.Purpose", "QueueTicket.Service",
        "RegisterEntry.Register",
        "RestingCase.StepId",
        "SlotWait.Counter",
        "Station.KeyHash", "Station.Name",
        "StoredFile.MimeType", "StoredFile.Sha256",
        "SurveyResponse.CaseKey", "SurveyResponse.Service",
        "WebChatActivity.ActivityKey", "WebChatActivity.ChatId",
    ];

    [Fact]
    public async Task EveryColumnWithWordsOrBytes_IsSealed_OrNamedAsOpen()
    {
        await using var test = await TestDatabase.CreateAsync();
        await using var db = test.Open();

        var open = WordColumns(db.Model).Where(p => !IsSealed(p)).Select(NameOf).Where(n => !n.EndsWith(".OfficeId", StringComparison.Ordinal));

        Assert.Equal(OpenColumns.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Theory, DatabaseData]
    public async Task RawDatabase_HoldsNoSealedValue(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var markers = new List<string>();
        await using (var db = test.Open())
        {
            foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetProperties().Any(IsSealed)))
            {
                var row = RowWithMarkers(type, markers);
                db.Add(row);
            }

            await db.SaveChangesAsync();
        }

        var raw = await RawDatabase.ReadAsync(test);

        Assert.True(markers.Count >= 20, "The model has lost its sealed columns.");
        Assert.True(raw.Contains(OpenMarker), "The search itself finds what is stored openly.");
        Assert.DoesNotContain(markers, raw.Contains);
    }

    [Theory, DatabaseData]
    public async Task RawDatabase_HoldsNoPersonalDataOfAnApplication(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var data = new TestData(test, Now);
        await data.PersonAsync("3515170108900001", "SITI RAHAYU", "+628123456789");
        var conversation = await data.ConversationAsync(ChannelKind.WhatsApp, "628123456789");
        await using (var db = test.Open())
        {
            db.Add(new InboxMessage
            {
                OfficeId = TestOffices.Kwangsan,
                Channel = ChannelKind.WhatsApp,
                ExternalId = "wamid.1",
                ConversationId = conversation.Id,
                Content = MessagingJson.Write(new TextIn("KTP saya hilang di pasar")),
                ReceivedAt = Now,
            });
            await db.SaveChangesAsync();
        }

        var raw = await RawDatabase.ReadAsync(test);

        Assert.True(raw.Contains("wamid.1"));
        Assert.False(raw.Contains("3515170108900001"));
        Assert.False(raw.Contains("SITI RAHAYU"));
        Assert.False(raw.Contains("8123456789"));
        Assert.False(raw.Contains("Melati"));
        Assert.False(raw.Contains("hilang di pasar"));
        Assert.False(raw.Contains("Siti"));
    }

    [Theory, DatabaseData]
    public async Task SealedValues_ComeBackAsTheyWere(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var saved = await new TestData(test, Now).PersonAsync(name: "NI MADE AYU — Ñandú 龍");

        await using var db = test.Open();
        var read = await db.People.SingleAsync();

        Assert.Equal(saved.Nik, read.Nik);
        Assert.Equal("NI MADE AYU — Ñandú 龍", read.Name);
        Assert.Null(read.Kk);
    }

    [Theory, DatabaseData]
    public async Task BlindIndex_FindsTheOneRow_AndNothingWithAnotherKey(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var data = new TestData(test, Now);
        await data.PersonAsync("3515170108900001", "SITI RAHAYU");
        await data.PersonAsync("3515170108900002", "BUDI SANTOSO");

        await using var db = test.Open();
        var wanted = test.Database.Cipher.OfNik("3515170108900002");
        var foreign = TestKeys.OtherCipher.OfNik("3515170108900002");

        Assert.Equal("BUDI SANTOSO", (await db.People.SingleAsync(p => p.NikIndex == wanted)).Name);
        Assert.Null(await db.People.SingleOrDefaultAsync(p => p.NikIndex == foreign));
    }

    [Theory, DatabaseData]
    public async Task SameNikTwice_IsRefusedByTheDatabase(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        var data = new TestData(test, Now);
        await data.PersonAsync("3515170108900001");

        await Assert.ThrowsAsync<DbUpdateException>(() => data.PersonAsync("3515170108900001"));
    }

    [Theory, DatabaseData]
    public async Task AnotherKey_CannotReadTheRows(StorageProvider provider)
    {
        await using var test = await TestDatabase.CreateAsync(provider);
        await new TestData(test, Now).PersonAsync();

        await using var thief = new Database(test.Options, new OfficeScope(TestOffices.Kwangsan), TestKeys.OtherCipher);
        await using var db = thief.CreateDbContext();

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => db.People.ToListAsync());
    }

    private const string OpenMarker = "TERBUKA";

    private static object RowWithMarkers(IEntityType type, List<string> markers)
    {
        var row = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type.ClrType);
        foreach (var property in type.GetProperties().Where(p => p.PropertyInfo is not null))
        {
            if (property.Name == nameof(IOfficeRow.OfficeId))
            {
                property.PropertyInfo!.SetValue(row, TestOffices.Kwangsan);
            }
            else if (IsSealed(property))
            {
                var marker = $"RAHASIA {NameOf(property)}";
                markers.Add(marker);
                property.PropertyInfo!.SetValue(row, property.ClrType == typeof(string) ? marker : Encoding.UTF8.GetBytes(marker));
            }
            else if (property.ClrType == typeof(string))
            {
                property.PropertyInfo!.SetValue(row, OpenMarker);
            }
            else if (property.ClrType == typeof(byte[]))
            {
                property.PropertyInfo!.SetValue(row, new byte[16]);
            }
            else if (property.ClrType == typeof(ChannelKind))
            {
                property.PropertyInfo!.SetValue(row, ChannelKind.WhatsApp);
            }
            else if (property.ClrType == typeof(DateTime))
            {
                property.PropertyInfo!.SetValue(row, Now);
            }
        }

        return row;
    }

    private static IEnumerable<IProperty> WordColumns(IModel model) =>
        model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(byte[]));

    private static bool IsSealed(IProperty property) => property.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(byte[]);

    private static string NameOf(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";
}
