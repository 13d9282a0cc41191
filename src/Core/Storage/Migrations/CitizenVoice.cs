using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Complaints with their answers, the satisfaction survey, and messages that stand on no officer's page.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121150000_CitizenVoice")]
internal sealed class CitizenVoice : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<bool>("IsPrivate", "InboxMessages", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<bool>("IsPrivate", "OutboxMessages", nullable: false, defaultValue: false);

        migrationBuilder.CreateTable(
            "Complaints",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Number = table.Column<string>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                State = table.Column<string>(nullable: false),
                Track = table.Column<string>(nullable: false),
                Anonymous = table.Column<bool>(nullable: false),
                ReporterKey = table.Column<byte[]>(nullable: false),
                DayKey = table.Column<byte[]>(nullable: false),
                ConversationId = table.Column<long>(nullable: true),
                Language = table.Column<string>(nullable: false),
                Words = table.Column<byte[]>(nullable: true),
                Who = table.Column<byte[]>(nullable: true),
                Place = table.Column<byte[]>(nullable: true),
                Moment = table.Column<byte[]>(nullable: true),
                Amount = table.Column<byte[]>(nullable: true),
                CaseNumber = table.Column<byte[]>(nullable: true),
                Contact = table.Column<byte[]>(nullable: true),
                ContactConsentAt = table.Column<DateTime>(nullable: true),
                ProofFileId = table.Column<Guid>(nullable: true),
                ReceivedAt = table.Column<DateTime>(nullable: false),
                AnswerBy = table.Column<DateTime>(nullable: false),
                FinishBy = table.Column<DateTime>(nullable: false),
                TakenBy = table.Column<long>(nullable: true),
                TakenAt = table.Column<DateTime>(nullable: true),
                FirstAnsweredAt = table.Column<DateTime>(nullable: true),
                ClosedAt = table.Column<DateTime>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Complaints", x => x.Id));

        migrationBuilder.CreateTable(
            "ComplaintReplies",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                ComplaintId = table.Column<long>(nullable: false),
                OfficerId = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Words = table.Column<byte[]>(nullable: false),
                Final = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ComplaintReplies", x => x.Id));

        migrationBuilder.CreateTable(
            "SurveyResponses",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseKey = table.Column<byte[]>(nullable: false),
                Service = table.Column<string>(nullable: false),
                StartedAt = table.Column<DateTime>(nullable: false),
                FinishedAt = table.Column<DateTime>(nullable: true),
                U1 = table.Column<int>(nullable: true),
                U2 = table.Column<int>(nullable: true),
                U3 = table.Column<int>(nullable: true),
                U4 = table.Column<int>(nullable: true),
                U5 = table.Column<int>(nullable: true),
                U6 = table.Column<int>(nullable: true),
                U7 = table.Column<int>(nullable: true),
                U8 = table.Column<int>(nullable: true),
                U9 = table.Column<int>(nullable: true),
                Sex = table.Column<byte[]>(nullable: true),
                AgeGroup = table.Column<byte[]>(nullable: true),
                Education = table.Column<byte[]>(nullable: true),
                Occupation = table.Column<byte[]>(nullable: true),
                Remark = table.Column<byte[]>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_SurveyResponses", x => x.Id));

        migrationBuilder.CreateIndex("IX_Complaints_OfficeId_Number", "Complaints", ["OfficeId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_Complaints_OfficeId_DayKey", "Complaints", ["OfficeId", "DayKey"]);
        migrationBuilder.CreateIndex("IX_Complaints_OfficeId_State_FinishBy", "Complaints", ["OfficeId", "State", "FinishBy"]);
        migrationBuilder.CreateIndex("IX_Complaints_ConversationId", "Complaints", "ConversationId", filter: "\"ConversationId\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_ComplaintReplies_ComplaintId", "ComplaintReplies", "ComplaintId");
        migrationBuilder.CreateIndex("IX_SurveyResponses_OfficeId_CaseKey", "SurveyResponses", ["OfficeId", "CaseKey"], unique: true);
        migrationBuilder.CreateIndex("IX_SurveyResponses_OfficeId_FinishedAt", "SurveyResponses", ["OfficeId", "FinishedAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("SurveyResponses");
        migrationBuilder.DropTable("ComplaintReplies");
        migrationBuilder.DropTable("Complaints");
        Drop(migrationBuilder, "OutboxMessages");
        Drop(migrationBuilder, "InboxMessages");
    }

    // SQLite drops a column by itself; the builder's own way would copy the whole table.
    private static void Drop(MigrationBuilder migrationBuilder, string table) => migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"IsPrivate\"");
}
