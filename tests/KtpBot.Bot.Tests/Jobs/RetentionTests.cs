using KtpBot.Bot.Conversations;
using KtpBot.Bot.Jobs;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Devices;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Population;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using KtpBot.Testing;
using KtpBot.Testing.Data;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KtpBot.Bot.Tests.Jobs;

/// <summary>Data that has been kept long enough goes, file and row; only the clock is moved.</summary>
public sealed class RetentionTests
{
    [Theory]
    [DatabaseData]
    public async Task DocumentsOfAnEndedCase_GoAfterThirtyDays_WithAnAuditEntry_AndNothingElse(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider);
        var (ended, running) = (await house.CaseAsync(CaseStage.HandedOver), await house.CaseAsync(CaseStage.Verifying));
        var compared = await house.CaseAsync(CaseStage.HandedOver);
        var (photo, signature, needed) = (await house.DocumentAsync(ended), await house.SignatureAsync(ended), await house.DocumentAsync(running));
        await using (var db = house.Open())
        {
            foreach (var id in new[] { compared, running })
                db.PopulationChecks.Add(new PopulationCheck { OfficeId = db.OfficeId, CaseId = id, OfficerId = 1, At = house.Clock.Now, Outcome = PopulationOutcome.NotFound, Source = PopulationSource.Service });
            db.DeviceJobs.Add(new DeviceJob { OfficeId = db.OfficeId, CaseId = ended, Kind = DeviceJobKind.CapturePhoto.ToString(), State = "Done", Payload = [1], CreatedAt = house.Clock.Now, UpdatedAt = house.Clock.Now });
            await db.SaveChangesAsync();
        }

        house.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal((0, 0), await house.RunAsync());
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((2, 0), await house.RunAsync());

        Assert.Null(await house.Store.GetAsync(photo, CancellationToken.None));
        Assert.NotNull(await house.Store.GetAsync(signature, CancellationToken.None));
        Assert.NotNull(await house.Store.GetAsync(needed, CancellationToken.None));
        await using var read = house.Open();
        Assert.Equal(house.Clock.Now, (await read.StoredFiles.SingleAsync(f => f.Id == photo)).ErasedAt);
        Assert.Null((await read.DeviceJobs.SingleAsync()).Payload);
        Assert.All(await read.People.ToListAsync(), person => Assert.Equal("SITI RAHAYU", person.Name));
        Assert.Equal(running, await read.PopulationChecks.Select(k => k.CaseId).SingleAsync());
        Assert.Equal([($"case:{ended}", "case.retention"), ($"case:{compared}", "case.retention")], await read.AuditEntries.OrderBy(a => a.Subject).Select(a => new ValueTuple<string, string>(a.Subject, a.Action)).ToListAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task ADraft_GoesAfterThirtyDaysOfSilence_ConsentAndLanguageStay(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider);
        var (silent, talking) = (await house.DraftAsync("en"), await house.DraftAsync("id"));
        var (loose, fresh) = (await house.FileAsync(silent), await house.FileAsync(talking));
        house.Clock.Advance(TimeSpan.FromDays(31));
        await using (var db = house.Open()) await db.Conversations.Where(c => c.Id == talking).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastInboundAt, house.Clock.Now));

        Assert.Equal((0, 1), await house.RunAsync());

        Assert.Null(await house.Store.GetAsync(loose, CancellationToken.None));
        Assert.NotNull(await house.Store.GetAsync(fresh, CancellationToken.None));
        await using var read = house.Open();
        var kept = DialogSession.Read((await read.Conversations.SingleAsync(c => c.Id == silent)).Session!);
        Assert.Equal("en", kept.Language);
        Assert.False(kept.DropDraft());
        Assert.True(DialogSession.Read((await read.Conversations.SingleAsync(c => c.Id == talking)).Session!).DropDraft());
        Assert.Equal($"conversation:{silent}", (await read.AuditEntries.SingleAsync()).Subject);
    }

    [Theory]
    [DatabaseData]
    public async Task ACopyThatWasSent_GoesAfterADay_AndTheNightsWorkIsDoneOnce(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider);
        var talk = await house.DraftAsync("id");
        var copy = await house.FileAsync(talk, DataCopy.MimeType);

        await house.RunAsync();
        Assert.NotNull(await house.Store.GetAsync(copy, CancellationToken.None));
        house.Clock.Advance(TimeSpan.FromHours(25));
        await house.RunAsync();
        Assert.Null(await house.Store.GetAsync(copy, CancellationToken.None));

        var ended = await house.CaseAsync(CaseStage.Cancelled);
        await house.DocumentAsync(ended);
        await using (var db = house.Open()) await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedAt, house.Clock.Now.AddDays(-40)));
        Assert.Equal((0, 0), await house.RunAsync());
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), await house.RunAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task BytesOfWhatACitizenHadErased_GoWithTheNextSweep(StorageProvider provider)
    {
        await using var house = await House.OpenAsync(provider);
        var talk = await house.DraftAsync("id");
        var (mine, kept) = (await house.FileAsync(talk), await house.FileAsync(talk));
        await using (var db = house.Open()) await db.StoredFiles.Where(f => f.Id == mine).ExecuteUpdateAsync(set => set.SetProperty(f => f.ErasedAt, house.Clock.Now));

        await new ErasedBytes(house.Rows.Database, house.Store, house.Clock).RunAsync(CancellationToken.None);

        Assert.Null(await house.Store.GetAsync(mine, CancellationToken.None));
        Assert.NotNull(await house.Store.GetAsync(kept, CancellationToken.None));
    }

    private sealed class House : IAsyncDisposable
    {
        private readonly CommitQueue _queue;
        private readonly TestData _data;
        private readonly Retention _retention;
        private int _next;

        private House(TestDatabase rows)
        {
            Rows = rows;
            Store = new FileDocumentStore(rows.Options.FilesDirectory, TestKeys.Cipher);
            _queue = new CommitQueue(rows.Database, NullLogger<CommitQueue>.Instance);
            _data = new TestData(rows, Clock.Now);
            var office = OfficeFile.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Office!;
            _retention = new Retention(_queue, rows.Database, Store, office, Clock, NullLogger<Retention>.Instance);
        }

        public TestDatabase Rows { get; }

        public ManualTimeProvider Clock { get; } = new();

        public FileDocumentStore Store { get; }

        public static async Task<House> OpenAsync(StorageProvider provider) => new(await TestDatabase.CreateAsync(provider));

        public KtpBotDb Open() => Rows.Open();

        public Task<(int Cases, int Chats)> RunAsync() => _retention.RunAsync(CancellationToken.None);

        public async Task<long> CaseAsync(CaseStage stage)
        {
            var person = await _data.PersonAsync();
            await using var db = Open();
            var file = new CaseFile
            {
                OfficeId = db.OfficeId,
                Number = $"KWS-2026-{++_next:000000}",
                Service = "hilang",
                ProcedureId = "kwangsan-ktp-el",
                ProcedureVersion = 1,
                SubmissionKey = $"{_next}",
                PersonId = person.Id,
                SubmittedAt = Clock.Now,
            };
            db.Add(file);
            db.Entry(file).Property(c => c.Stage).CurrentValue = stage;
            db.Entry(file).Property(c => c.UpdatedAt).CurrentValue = Clock.Now;
            await db.SaveChangesAsync();
            return file.Id;
        }

        public async Task<Guid> DocumentAsync(long caseId)
        {
            var id = await FileAsync(null);
            await using var db = Open();
            db.Add(new CaseDocument { OfficeId = db.OfficeId, CaseId = caseId, Requirement = "kk", FileId = id, ReceivedAt = Clock.Now });
            await db.SaveChangesAsync();
            return id;
        }

        public async Task<Guid> SignatureAsync(long caseId)
        {
            var id = await DocumentAsync(caseId);
            await using var db = Open();
            db.Add(new RegisterEntry { OfficeId = db.OfficeId, Register = "penyerahan", Year = 2026, Number = 1, CaseId = caseId, At = Clock.Now, ReceivedBy = "SITI", SignatureFileId = id });
            await db.SaveChangesAsync();
            return id;
        }

        public async Task<Guid> FileAsync(long? conversationId, string mime = "image/jpeg")
        {
            var id = Guid.NewGuid();
            await Store.PutAsync(id, "isi"u8.ToArray(), CancellationToken.None);
            await using var db = Open();
            db.Add(new StoredFile { Id = id, OfficeId = db.OfficeId, MimeType = mime, Size = 3, Sha256 = [1], CreatedAt = Clock.Now });
            if (conversationId is { } talk)
            {
                db.Add(new InboxMessage
                {
                    OfficeId = db.OfficeId,
                    Channel = ChannelKind.Telegram,
                    ExternalId = $"{id}",
                    ConversationId = talk,
                    Content = MessagingJson.Write(new MediaIn("x", mime, null, null)),
                    State = InboxState.Processed,
                    ReceivedAt = Clock.Now,
                    FileId = id,
                });
            }

            await db.SaveChangesAsync();
            return id;
        }

        /// <summary>A conversation whose citizen stopped in the middle of a form.</summary>
        public async Task<long> DraftAsync(string language)
        {
            var talk = await _data.ConversationAsync();
            var book = DialogBook.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Book;
            var session = new DialogEngine(() => book).Advance(DialogSession.New(language, consented: true), new Heard("ktp hilang"), Clock.Now).Session;
            await using var db = Open();
            await db.Conversations.Where(c => c.Id == talk.Id).ExecuteUpdateAsync(set => set
                .SetProperty(c => c.Session, session.Write()).SetProperty(c => c.Language, language).SetProperty(c => c.LastInboundAt, Clock.Now));
            return talk.Id;
        }

        public async ValueTask DisposeAsync()
        {
            _queue.Dispose();
            await Rows.DisposeAsync();
        }
    }
}
