using System.Linq.Expressions;
using KtpBot.Core.Audit;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Complaints;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Papers;
using KtpBot.Core.Pauses;
using KtpBot.Core.People;
using KtpBot.Core.Population;
using KtpBot.Core.Privacy;
using KtpBot.Core.Queueing;
using KtpBot.Core.Records;
using KtpBot.Core.Registers;
using KtpBot.Core.Registration;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Stock;
using KtpBot.Core.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KtpBot.Core.Storage;

/// <summary>Every stored row, bound to one office: a query cannot see another office's rows, a save of one is refused.</summary>
public sealed class KtpBotDb(DbContextOptions<KtpBotDb> options, OfficeScope office, FieldCipher cipher) : DbContext(options)
{
    /// <summary>The office every query of this context is bound to.</summary>
    public string OfficeId => office.OfficeId;

    internal string CipherKeyId => cipher.KeyId;

    /// <summary>For rows that are found by a blind index.</summary>
    internal FieldCipher Cipher => cipher;

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<InboxMessage> InboxMessages => Set<InboxMessage>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<WebChatActivity> WebChatActivities => Set<WebChatActivity>();

    public DbSet<ChannelExchange> ChannelExchanges => Set<ChannelExchange>();

    public DbSet<ChannelAlarm> ChannelAlarms => Set<ChannelAlarm>();

    public DbSet<LinkCode> LinkCodes => Set<LinkCode>();

    public DbSet<ProofTry> ProofTries => Set<ProofTry>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<CaseDocument> CaseDocuments => Set<CaseDocument>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<CaseFile> Cases => Set<CaseFile>();

    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();

    public DbSet<CaseTimer> CaseTimers => Set<CaseTimer>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<SlotWait> SlotWaits => Set<SlotWait>();

    public DbSet<QueueTicket> QueueTickets => Set<QueueTicket>();

    public DbSet<QueueMove> QueueMoves => Set<QueueMove>();

    public DbSet<QueueDayCount> QueueDayCounts => Set<QueueDayCount>();

    public DbSet<RegisterEntry> RegisterEntries => Set<RegisterEntry>();

    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();

    public DbSet<IssuedPaper> IssuedPapers => Set<IssuedPaper>();

    public DbSet<BridgeEntry> BridgeEntries => Set<BridgeEntry>();

    public DbSet<DeviceJob> DeviceJobs => Set<DeviceJob>();

    public DbSet<Station> Stations => Set<Station>();

    public DbSet<Officer> Officers => Set<Officer>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<ComplaintReply> ComplaintReplies => Set<ComplaintReply>();

    public DbSet<PersonRecord> PersonRecords => Set<PersonRecord>();

    public DbSet<PersonRecordChange> PersonRecordChanges => Set<PersonRecordChange>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<SurveyResponse> SurveyResponses => Set<SurveyResponse>();

    public DbSet<PopulationSnapshot> PopulationSnapshots => Set<PopulationSnapshot>();

    public DbSet<PopulationEntry> PopulationEntries => Set<PopulationEntry>();

    public DbSet<PopulationCacheEntry> PopulationCache => Set<PopulationCacheEntry>();

    public DbSet<PopulationCheck> PopulationChecks => Set<PopulationCheck>();

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseForeignRows();
        AdvanceVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseForeignRows();
        AdvanceVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<ChannelKind>().HaveConversion<ChannelConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MessagingModel.Build(modelBuilder, cipher);
        modelBuilder.Entity<StoredFile>(e => e.Property(x => x.Id).ValueGeneratedNever());
        modelBuilder.Entity<CaseDocument>(e =>
        {
            e.Property(x => x.Note).IsSealedOrNull(cipher);
            e.HasIndex(x => x.CaseId);
        });
        PeopleModel.Build(modelBuilder, cipher);
        modelBuilder.Entity<CaseFile>(e =>
        {
            e.ToTable("Cases");
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.Details).IsSealedOrNull(cipher);
            e.HasIndex(x => new { x.OfficeId, x.Number }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.SubmissionKey }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.Stage, x.StepSinceAt });
            e.HasIndex(x => x.PersonId);
            e.HasIndex(x => x.ConversationId);
        });
        modelBuilder.Entity<CaseEvent>(e =>
        {
            e.Property(x => x.Note).IsSealedOrNull(cipher);
            e.HasIndex(x => x.CaseId);
        });
        modelBuilder.Entity<CaseTimer>(e =>
        {
            e.HasIndex(x => new { x.OfficeId, x.CaseId, x.Kind });
            e.HasIndex(x => x.DueAt).HasFilter("\"State\" = 'Waiting'");
        });
        modelBuilder.Entity<Appointment>(e =>
        {
            // NULL seats never collide, so a cancelled appointment frees its place in both databases.
            e.HasIndex(x => new { x.OfficeId, x.Counter, x.StartsAt, x.Seat }).IsUnique();
            e.HasIndex(x => x.CaseId);
        });
        modelBuilder.Entity<SlotWait>(e => e.HasIndex(x => new { x.OfficeId, x.CaseId }).IsUnique().HasFilter("\"ClosedAt\" IS NULL"));
        modelBuilder.Entity<RegisterEntry>(e =>
        {
            e.Property(x => x.ReceivedBy).IsSealedOrNull(cipher);
            e.Property(x => x.Relation).IsSealedOrNull(cipher);
            e.HasIndex(x => new { x.OfficeId, x.Register, x.Year, x.Number }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.Register, x.CaseId }).IsUnique();
        });
        modelBuilder.Entity<NumberSequence>(e => e.HasKey(x => new { x.OfficeId, x.Name, x.Year }));
        modelBuilder.Entity<IssuedPaper>(e =>
        {
            e.HasIndex(x => new { x.OfficeId, x.Kind, x.Year, x.Number }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.Code }).IsUnique();
            e.HasIndex(x => x.CaseId).HasFilter("\"CaseId\" IS NOT NULL");
        });
        StaffModel.Build(modelBuilder, cipher);
        VoiceModel.Build(modelBuilder, cipher);
        BridgeModel.Build(modelBuilder, cipher);
        RecordModel.Build(modelBuilder);
        StockModel.Build(modelBuilder, cipher);
        PopulationModel.Build(modelBuilder, cipher);
        PauseModel.Build(modelBuilder, cipher);
        QueueModel.Build(modelBuilder);
        RegistrationModel.Build(modelBuilder, cipher);

        foreach (var type in modelBuilder.Model.GetEntityTypes())
        {
            if (!typeof(IOfficeRow).IsAssignableFrom(type.ClrType))
                throw new InvalidOperationException($"{type.ClrType.Name} belongs to no office.");
            var row = Expression.Parameter(type.ClrType, "row");
            var bound = Expression.Equal(
                Expression.Property(row, nameof(IOfficeRow.OfficeId)),
                Expression.Property(Expression.Constant(this), nameof(OfficeId)));
            modelBuilder.Entity(type.ClrType).HasQueryFilter(Expression.Lambda(bound, row));
        }
    }

    private void RefuseForeignRows()
    {
        foreach (var entry in ChangeTracker.Entries<IOfficeRow>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity.OfficeId != OfficeId)
                throw new InvalidOperationException($"A row of another office ({entry.Metadata.ClrType.Name}) cannot be saved here.");
        }
    }

    /// <summary>Every changed row with a version gets the next one here, so that no writer can forget it; one that counts by itself changes nothing.</summary>
    private void AdvanceVersions()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State != EntityState.Modified || entry.Metadata.FindProperty("Version") is not { IsConcurrencyToken: true }) continue;
            var version = entry.Property("Version");
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    /// <summary>The model holds converters with the cipher, so each key has a model of its own.</summary>
    internal sealed class ModelKey : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (typeof(KtpBotDb), (context as KtpBotDb)?.CipherKeyId, designTime);
    }

    private sealed class ChannelConverter() : ValueConverter<ChannelKind, string>(kind => kind.Name, name => ChannelKind.Of(name));

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Utc ? value : value.ToUniversalTime(),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
