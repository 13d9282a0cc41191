using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>The waiting list for recording slots, and citizens who have arrived for theirs.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121153000_WaitingForSlots")]
internal sealed class WaitingForSlots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("ArrivedAt", "Appointments", nullable: true);
        migrationBuilder.AddColumn<int>("QueueNumber", "Appointments", nullable: true);
        migrationBuilder.CreateTable(
            "SlotWaits",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Counter = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                SinceAt = table.Column<DateTime>(nullable: false),
                WantedDay = table.Column<DateOnly>(nullable: true),
                State = table.Column<string>(nullable: false),
                OfferedStartsAt = table.Column<DateTime>(nullable: true),
                OfferUntil = table.Column<DateTime>(nullable: true),
                ClosedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_SlotWaits", x => x.Id));

        // One open wait for each case; the index is also what the job reads, and it is as small as the list.
        migrationBuilder.CreateIndex("IX_SlotWaits_OfficeId_CaseId", "SlotWaits", ["OfficeId", "CaseId"], unique: true, filter: "\"ClosedAt\" IS NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("SlotWaits");
        Drop(migrationBuilder, "Appointments", "QueueNumber");
        Drop(migrationBuilder, "Appointments", "ArrivedAt");
    }

    /// <summary>EF's own way rebuilds the table on SQLite, which needs a model of that moment; both databases can drop a column themselves.</summary>
    private static void Drop(MigrationBuilder migrationBuilder, string table, string column) =>
        migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"{column}\"");
}
