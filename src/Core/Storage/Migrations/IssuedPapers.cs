using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Papers with a number and a code for checking.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121184200_IssuedPapers")]
internal sealed class IssuedPapers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "IssuedPapers",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                Year = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Code = table.Column<string>(nullable: false),
                CaseId = table.Column<long>(nullable: true),
                Language = table.Column<string>(nullable: false),
                IssuedAt = table.Column<DateTime>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                CancelledAt = table.Column<DateTime>(nullable: true),
                CancelledBy = table.Column<long>(nullable: true),
                FileId = table.Column<Guid>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_IssuedPapers", x => x.Id));
        migrationBuilder.CreateIndex("IX_IssuedPapers_OfficeId_Kind_Year_Number", "IssuedPapers", ["OfficeId", "Kind", "Year", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_IssuedPapers_OfficeId_Code", "IssuedPapers", ["OfficeId", "Code"], unique: true);
        migrationBuilder.CreateIndex("IX_IssuedPapers_CaseId", "IssuedPapers", "CaseId", filter: "\"CaseId\" IS NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("IssuedPapers");
}
