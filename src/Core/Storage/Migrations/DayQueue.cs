using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Numbers of the day, what was done with them, and what stays of them.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215501_DayQueue")]
internal sealed class DayQueue : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "QueueTickets",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Purpose = table.Column<string>(nullable: false),
                State = table.Column<string>(nullable: false),
                Priority = table.Column<bool>(nullable: false),
                CaseId = table.Column<long>(nullable: true),
                Service = table.Column<string>(nullable: true),
                AppointmentId = table.Column<long>(nullable: true),
                SlotStartsAt = table.Column<DateTime>(nullable: true),
                SlotEndsAt = table.Column<DateTime>(nullable: true),
                ConversationId = table.Column<long>(nullable: true),
                Counter = table.Column<string>(nullable: true),
                TakenAt = table.Column<DateTime>(nullable: false),
                CalledAt = table.Column<DateTime>(nullable: true),
                ServedAt = table.Column<DateTime>(nullable: true),
                EndedAt = table.Column<DateTime>(nullable: true),
                Calls = table.Column<int>(nullable: false),
                Misses = table.Column<int>(nullable: false),
                AfterCalls = table.Column<int>(nullable: true),
                NearToldAt = table.Column<DateTime>(nullable: true),
                PaperId = table.Column<long>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_QueueTickets", x => x.Id));
        migrationBuilder.CreateIndex("IX_QueueTickets_OfficeId_Day_Number", "QueueTickets", ["OfficeId", "Day", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_QueueTickets_AppointmentId", "QueueTickets", "AppointmentId", filter: "\"AppointmentId\" IS NOT NULL");
        migrationBuilder.CreateTable(
            "QueueMoves",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                TicketId = table.Column<long>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                Counter = table.Column<string>(nullable: true),
                OfficerId = table.Column<long>(nullable: true),
                At = table.Column<DateTime>(nullable: false),
                Before = table.Column<string>(nullable: false),
                UndoneAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_QueueMoves", x => x.Id));
        migrationBuilder.CreateIndex("IX_QueueMoves_OfficeId_Day", "QueueMoves", ["OfficeId", "Day"]);
        migrationBuilder.CreateIndex("IX_QueueMoves_TicketId", "QueueMoves", "TicketId");
        migrationBuilder.CreateTable(
            "QueueDayCounts",
            table => new
            {
                OfficeId = table.Column<string>(nullable: false),
                Day = table.Column<DateOnly>(nullable: false),
                Purpose = table.Column<string>(nullable: false),
                Taken = table.Column<int>(nullable: false),
                Done = table.Column<int>(nullable: false),
                Missed = table.Column<int>(nullable: false),
                Left = table.Column<int>(nullable: false),
                WaitMinutes = table.Column<int>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_QueueDayCounts", x => new { x.OfficeId, x.Day, x.Purpose }));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("QueueDayCounts");
        migrationBuilder.DropTable("QueueMoves");
        migrationBuilder.DropTable("QueueTickets");
    }
}
