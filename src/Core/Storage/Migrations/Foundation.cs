using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>The first schema. Columns of the byte[] type named after people, places, words and numbers hold sealed values (see KtpBotDb).</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261120000000_Foundation")]
internal sealed class Foundation : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Conversations",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Channel = table.Column<string>(nullable: false),
                Address = table.Column<byte[]>(nullable: false),
                AddressIndex = table.Column<byte[]>(nullable: false),
                DisplayName = table.Column<byte[]>(nullable: true),
                Language = table.Column<string>(nullable: false),
                Owner = table.Column<string>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                HandoffAt = table.Column<DateTime>(nullable: true),
                Session = table.Column<byte[]>(nullable: true),
                ConsentAt = table.Column<DateTime>(nullable: true),
                Unreachable = table.Column<bool>(nullable: false),
                LastInboundAt = table.Column<DateTime>(nullable: true),
                CreatedAt = table.Column<DateTime>(nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Conversations", x => x.Id));

        migrationBuilder.CreateTable(
            "InboxMessages",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Channel = table.Column<string>(nullable: false),
                ExternalId = table.Column<string>(nullable: false),
                ConversationId = table.Column<long>(nullable: false),
                Content = table.Column<byte[]>(nullable: false),
                State = table.Column<string>(nullable: false),
                ReceivedAt = table.Column<DateTime>(nullable: false),
                ProcessedAt = table.Column<DateTime>(nullable: true),
                FileId = table.Column<Guid>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                Error = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_InboxMessages", x => x.Id));

        migrationBuilder.CreateTable(
            "OutboxMessages",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                ConversationId = table.Column<long>(nullable: false),
                CaseId = table.Column<long>(nullable: true),
                Origin = table.Column<string>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                Content = table.Column<byte[]>(nullable: false),
                DedupKey = table.Column<string>(nullable: true),
                State = table.Column<string>(nullable: false),
                Attempts = table.Column<int>(nullable: false),
                NextAttemptAt = table.Column<DateTime>(nullable: true),
                ClaimedBy = table.Column<string>(nullable: true),
                ClaimedUntil = table.Column<DateTime>(nullable: true),
                ExternalId = table.Column<string>(nullable: true),
                CreatedAt = table.Column<DateTime>(nullable: false),
                StateAt = table.Column<DateTime>(nullable: true),
                ErrorCode = table.Column<string>(nullable: true),
                Error = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_OutboxMessages", x => x.Id));

        migrationBuilder.CreateTable(
            "WebChatActivities",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                ChatId = table.Column<string>(nullable: false),
                Sequence = table.Column<int>(nullable: false),
                ActivityKey = table.Column<string>(nullable: false),
                Activity = table.Column<byte[]>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_WebChatActivities", x => x.Id));

        migrationBuilder.CreateTable(
            "StoredFiles",
            table => new
            {
                Id = table.Column<Guid>(nullable: false),
                OfficeId = table.Column<string>(nullable: false),
                MimeType = table.Column<string>(nullable: false),
                Size = table.Column<long>(nullable: false),
                Sha256 = table.Column<byte[]>(nullable: false),
                Width = table.Column<int>(nullable: true),
                Height = table.Column<int>(nullable: true),
                ConversationId = table.Column<long>(nullable: true),
                CreatedAt = table.Column<DateTime>(nullable: false),
                ErasedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_StoredFiles", x => x.Id));

        migrationBuilder.CreateTable(
            "CaseDocuments",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                Requirement = table.Column<string>(nullable: false),
                FileId = table.Column<Guid>(nullable: true),
                State = table.Column<string>(nullable: false),
                ReceivedAt = table.Column<DateTime>(nullable: false),
                ReviewedBy = table.Column<long>(nullable: true),
                ReviewedAt = table.Column<DateTime>(nullable: true),
                ReasonCode = table.Column<string>(nullable: true),
                Note = table.Column<byte[]>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_CaseDocuments", x => x.Id));

        migrationBuilder.CreateTable(
            "People",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Nik = table.Column<byte[]>(nullable: false),
                NikIndex = table.Column<byte[]>(nullable: false),
                Kk = table.Column<byte[]>(nullable: true),
                KkIndex = table.Column<byte[]>(nullable: true),
                Name = table.Column<byte[]>(nullable: false),
                BirthPlace = table.Column<byte[]>(nullable: true),
                BirthDate = table.Column<byte[]>(nullable: true),
                Sex = table.Column<byte[]>(nullable: true),
                BloodType = table.Column<byte[]>(nullable: true),
                Address = table.Column<byte[]>(nullable: true),
                RtRw = table.Column<byte[]>(nullable: true),
                Village = table.Column<byte[]>(nullable: true),
                District = table.Column<byte[]>(nullable: true),
                Religion = table.Column<byte[]>(nullable: true),
                MaritalStatus = table.Column<byte[]>(nullable: true),
                Occupation = table.Column<byte[]>(nullable: true),
                Citizenship = table.Column<byte[]>(nullable: true),
                Phone = table.Column<byte[]>(nullable: true),
                PhoneIndex = table.Column<byte[]>(nullable: true),
                CreatedAt = table.Column<DateTime>(nullable: false),
                UpdatedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_People", x => x.Id));

        migrationBuilder.CreateTable(
            "Cases",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Number = table.Column<string>(nullable: false),
                Service = table.Column<string>(nullable: false),
                ProcedureId = table.Column<string>(nullable: false),
                ProcedureVersion = table.Column<int>(nullable: false),
                Stage = table.Column<string>(nullable: false),
                StepId = table.Column<string>(nullable: false),
                ReturnStepId = table.Column<string>(nullable: true),
                SubmissionKey = table.Column<string>(nullable: false),
                PersonId = table.Column<long>(nullable: false),
                ConversationId = table.Column<long>(nullable: true),
                SubmittedAt = table.Column<DateTime>(nullable: false),
                UpdatedAt = table.Column<DateTime>(nullable: false),
                StepSinceAt = table.Column<DateTime>(nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Cases", x => x.Id));

        migrationBuilder.CreateTable(
            "CaseEvents",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                Actor = table.Column<string>(nullable: false),
                ActorId = table.Column<string>(nullable: true),
                Stage = table.Column<string>(nullable: false),
                StepId = table.Column<string>(nullable: false),
                ReasonCode = table.Column<string>(nullable: true),
                Note = table.Column<byte[]>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_CaseEvents", x => x.Id));

        migrationBuilder.CreateTable(
            "CaseTimers",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                DueAt = table.Column<DateTime>(nullable: false),
                State = table.Column<string>(nullable: false),
                DoneAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_CaseTimers", x => x.Id));

        migrationBuilder.CreateTable(
            "Appointments",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                Counter = table.Column<string>(nullable: false),
                StartsAt = table.Column<DateTime>(nullable: false),
                EndsAt = table.Column<DateTime>(nullable: false),
                Seat = table.Column<int>(nullable: true),
                State = table.Column<string>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Appointments", x => x.Id));

        migrationBuilder.CreateTable(
            "RegisterEntries",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Register = table.Column<string>(nullable: false),
                Year = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                ReceivedBy = table.Column<byte[]>(nullable: true),
                Relation = table.Column<byte[]>(nullable: true),
                SignatureFileId = table.Column<Guid>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_RegisterEntries", x => x.Id));

        migrationBuilder.CreateTable(
            "NumberSequences",
            table => new
            {
                OfficeId = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                Year = table.Column<int>(nullable: false),
                Last = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_NumberSequences", x => new { x.OfficeId, x.Name, x.Year }));

        migrationBuilder.CreateTable(
            "DeviceJobs",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                State = table.Column<string>(nullable: false),
                Payload = table.Column<byte[]>(nullable: true),
                Result = table.Column<byte[]>(nullable: true),
                StationId = table.Column<long>(nullable: true),
                AttemptId = table.Column<Guid>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                ClaimedAt = table.Column<DateTime>(nullable: true),
                UpdatedAt = table.Column<DateTime>(nullable: false),
                ErrorCode = table.Column<string>(nullable: true),
                Error = table.Column<string>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_DeviceJobs", x => x.Id));

        migrationBuilder.CreateTable(
            "Stations",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                KeyHash = table.Column<byte[]>(nullable: false),
                Active = table.Column<bool>(nullable: false),
                LastSeenAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Stations", x => x.Id));

        migrationBuilder.CreateTable(
            "Officers",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                UserName = table.Column<string>(nullable: false),
                DisplayName = table.Column<string>(nullable: false),
                PasswordHash = table.Column<string>(nullable: false),
                Roles = table.Column<string>(nullable: false),
                Active = table.Column<bool>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                FailedSignIns = table.Column<int>(nullable: false),
                LockedUntilAt = table.Column<DateTime>(nullable: true),
                SecurityStamp = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Officers", x => x.Id));

        migrationBuilder.CreateTable(
            "AuditEntries",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                Action = table.Column<string>(nullable: false),
                Subject = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_AuditEntries", x => x.Id));

        migrationBuilder.CreateIndex("IX_Conversations_OfficeId_AddressIndex", "Conversations", ["OfficeId", "AddressIndex"], unique: true);
        migrationBuilder.CreateIndex("IX_Conversations_OfficeId_Owner", "Conversations", ["OfficeId", "Owner"]);
        migrationBuilder.CreateIndex("IX_InboxMessages_OfficeId_Channel_ExternalId", "InboxMessages", ["OfficeId", "Channel", "ExternalId"], unique: true);
        migrationBuilder.CreateIndex("IX_InboxMessages_ConversationId", "InboxMessages", "ConversationId");
        migrationBuilder.CreateIndex("IX_InboxMessages_State", "InboxMessages", "State", filter: "\"State\" = 'Received'");
        migrationBuilder.CreateIndex("IX_OutboxMessages_ConversationId", "OutboxMessages", "ConversationId");
        migrationBuilder.CreateIndex("IX_OutboxMessages_State", "OutboxMessages", "State", filter: "\"State\" = 'Pending'");
        migrationBuilder.CreateIndex("IX_OutboxMessages_ExternalId", "OutboxMessages", "ExternalId", filter: "\"ExternalId\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_OutboxMessages_OfficeId_DedupKey", "OutboxMessages", ["OfficeId", "DedupKey"], unique: true, filter: "\"DedupKey\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_WebChatActivities_OfficeId_ChatId_Sequence", "WebChatActivities", ["OfficeId", "ChatId", "Sequence"], unique: true);
        migrationBuilder.CreateIndex("IX_WebChatActivities_OfficeId_ChatId_ActivityKey", "WebChatActivities", ["OfficeId", "ChatId", "ActivityKey"], unique: true);
        migrationBuilder.CreateIndex("IX_CaseDocuments_CaseId", "CaseDocuments", "CaseId");
        migrationBuilder.CreateIndex("IX_People_OfficeId_NikIndex", "People", ["OfficeId", "NikIndex"], unique: true);
        migrationBuilder.CreateIndex("IX_People_OfficeId_PhoneIndex", "People", ["OfficeId", "PhoneIndex"]);
        migrationBuilder.CreateIndex("IX_Cases_OfficeId_Number", "Cases", ["OfficeId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_Cases_OfficeId_SubmissionKey", "Cases", ["OfficeId", "SubmissionKey"], unique: true);
        migrationBuilder.CreateIndex("IX_Cases_OfficeId_Stage_StepSinceAt", "Cases", ["OfficeId", "Stage", "StepSinceAt"]);
        migrationBuilder.CreateIndex("IX_Cases_PersonId", "Cases", "PersonId");
        migrationBuilder.CreateIndex("IX_Cases_ConversationId", "Cases", "ConversationId");
        migrationBuilder.CreateIndex("IX_CaseEvents_CaseId", "CaseEvents", "CaseId");
        migrationBuilder.CreateIndex("IX_CaseTimers_OfficeId_CaseId_Kind", "CaseTimers", ["OfficeId", "CaseId", "Kind"]);
        migrationBuilder.CreateIndex("IX_CaseTimers_DueAt", "CaseTimers", "DueAt", filter: "\"State\" = 'Waiting'");
        migrationBuilder.CreateIndex("IX_Appointments_OfficeId_Counter_StartsAt_Seat", "Appointments", ["OfficeId", "Counter", "StartsAt", "Seat"], unique: true);
        migrationBuilder.CreateIndex("IX_Appointments_CaseId", "Appointments", "CaseId");
        migrationBuilder.CreateIndex("IX_RegisterEntries_OfficeId_Register_Year_Number", "RegisterEntries", ["OfficeId", "Register", "Year", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_RegisterEntries_OfficeId_Register_CaseId", "RegisterEntries", ["OfficeId", "Register", "CaseId"], unique: true);
        migrationBuilder.CreateIndex("IX_DeviceJobs_CaseId", "DeviceJobs", "CaseId");
        migrationBuilder.CreateIndex("IX_DeviceJobs_OfficeId_State", "DeviceJobs", ["OfficeId", "State"]);
        migrationBuilder.CreateIndex("IX_Stations_OfficeId_Name", "Stations", ["OfficeId", "Name"], unique: true);
        migrationBuilder.CreateIndex("IX_Officers_OfficeId_UserName", "Officers", ["OfficeId", "UserName"], unique: true);
        migrationBuilder.CreateIndex("IX_AuditEntries_OfficeId_Subject", "AuditEntries", ["OfficeId", "Subject"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("AuditEntries");
        migrationBuilder.DropTable("Officers");
        migrationBuilder.DropTable("Stations");
        migrationBuilder.DropTable("DeviceJobs");
        migrationBuilder.DropTable("NumberSequences");
        migrationBuilder.DropTable("RegisterEntries");
        migrationBuilder.DropTable("Appointments");
        migrationBuilder.DropTable("CaseTimers");
        migrationBuilder.DropTable("CaseEvents");
        migrationBuilder.DropTable("Cases");
        migrationBuilder.DropTable("People");
        migrationBuilder.DropTable("CaseDocuments");
        migrationBuilder.DropTable("StoredFiles");
        migrationBuilder.DropTable("WebChatActivities");
        migrationBuilder.DropTable("OutboxMessages");
        migrationBuilder.DropTable("InboxMessages");
        migrationBuilder.DropTable("Conversations");
    }
}
