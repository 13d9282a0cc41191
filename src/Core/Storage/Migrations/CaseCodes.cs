using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Codes that lead a case of the public form into a conversation.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215402_CaseCodes")]
internal sealed class CaseCodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "CaseCodes",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                CodeHash = table.Column<byte[]>(nullable: false),
                ExpiresAt = table.Column<DateTime>(nullable: false),
                ClaimedBy = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_CaseCodes", x => x.Id));
        migrationBuilder.CreateIndex("IX_CaseCodes_OfficeId_CodeHash", "CaseCodes", ["OfficeId", "CodeHash"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("CaseCodes");
}
