using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>How photos were judged when they came, for the officer who decides about them.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121160000_PhotoVerdicts")]
internal sealed class PhotoVerdicts : Migration
{
    private static readonly string[] _columns = ["PhotoVerdict", "PhotoLook"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in _columns) migrationBuilder.AddColumn<string>(column, "StoredFiles", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        // EF Core has no such operation for SQLite; both databases have the statement.
        foreach (var column in _columns) migrationBuilder.Sql($"ALTER TABLE \"StoredFiles\" DROP COLUMN \"{column}\"");
    }
}
