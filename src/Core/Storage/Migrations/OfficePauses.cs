using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Pauses of the whole office, and the cases that rest for them.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215602_OfficePauses")]
internal sealed class OfficePauses : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "OfficePauses",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Code = table.Column<string>(nullable: false),
                Note = table.Column<byte[]>(nullable: true),
                DeclaredBy = table.Column<long>(nullable: false),
                DeclaredAt = table.Column<DateTime>(nullable: false),
                ExpectedAt = table.Column<DateTime>(nullable: true),
                EndedBy = table.Column<long>(nullable: true),
                EndedAt = table.Column<DateTime>(nullable: true),
                DoneAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_OfficePauses", x => x.Id));
        migrationBuilder.CreateIndex("IX_OfficePauses_OfficeId_Code", "OfficePauses", ["OfficeId", "Code"], unique: true, filter: "\"EndedAt\" IS NULL");
        migrationBuilder.CreateIndex("IX_OfficePauses_OfficeId", "OfficePauses", "OfficeId", filter: "\"DoneAt\" IS NULL");
        migrationBuilder.CreateTable(
            "RestingCases",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                PauseId = table.Column<long>(nullable: false),
                CaseId = table.Column<long>(nullable: false),
                StepId = table.Column<string>(nullable: false),
                PausedAt = table.Column<DateTime>(nullable: true),
                ReleasedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_RestingCases", x => x.Id));
        migrationBuilder.CreateIndex("IX_RestingCases_PauseId_CaseId", "RestingCases", ["PauseId", "CaseId"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("RestingCases");
        migrationBuilder.DropTable("OfficePauses");
    }
}
