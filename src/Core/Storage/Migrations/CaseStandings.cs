using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Events that say where a case came to rest, and cases whose work rests for a while.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121184100_CaseStandings")]
internal sealed class CaseStandings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ToStepId", "CaseEvents", nullable: true);
        migrationBuilder.AddColumn<DateTime>("PausedAt", "Cases", nullable: true);
        migrationBuilder.AddColumn<string>("PauseCode", "Cases", nullable: true);
        migrationBuilder.AddColumn<DateTime>("ClockSinceAt", "Cases", nullable: true);
    }

    /// <summary>In plain SQL, which both databases read: EF would rebuild the tables on SQLite, and cannot without a model.</summary>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var column in new[] { "ClockSinceAt", "PauseCode", "PausedAt" }) migrationBuilder.Sql($"ALTER TABLE \"Cases\" DROP COLUMN \"{column}\"");
        migrationBuilder.Sql("ALTER TABLE \"CaseEvents\" DROP COLUMN \"ToStepId\"");
    }
}
