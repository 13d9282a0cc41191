using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>When a citizen took the consent back.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121160000_ConsentTakenBack")]
internal sealed class ConsentTakenBack : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<DateTime>("ConsentWithdrawnAt", "Conversations", nullable: true);

    // EF Core has no such operation for SQLite; both databases have the statement.
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE \"Conversations\" DROP COLUMN \"ConsentWithdrawnAt\"");
}
