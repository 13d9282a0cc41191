using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>The number of a civil servant below his signature, and printed books that are kept as issued.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215601_SignedLettersAndKeptBooks")]
internal sealed class SignedLettersAndKeptBooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<byte[]>("Nip", "Officers", nullable: true);
        migrationBuilder.AddColumn<string>("Book", "IssuedPapers", nullable: true);
        migrationBuilder.AddColumn<DateOnly>("BookMonth", "IssuedPapers", nullable: true);
        migrationBuilder.AddColumn<long>("ReplacesId", "IssuedPapers", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        Drop(migrationBuilder, "IssuedPapers", "ReplacesId");
        Drop(migrationBuilder, "IssuedPapers", "BookMonth");
        Drop(migrationBuilder, "IssuedPapers", "Book");
        Drop(migrationBuilder, "Officers", "Nip");
    }

    /// <summary>EF's own way rebuilds the table on SQLite, which needs a model of that moment; both databases can drop a column themselves.</summary>
    private static void Drop(MigrationBuilder migrationBuilder, string table, string column) =>
        migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"{column}\"");
}
