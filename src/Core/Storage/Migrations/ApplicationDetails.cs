using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>What the citizen answered about an application: who files it, what changed, why.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121150000_ApplicationDetails")]
internal sealed class ApplicationDetails : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<byte[]>("Details", "Cases", nullable: true);

    /// <summary>In plain SQL, which both databases read: EF would rebuild the table on SQLite, and cannot without a model.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""ALTER TABLE "Cases" DROP COLUMN "Details" """);
}
