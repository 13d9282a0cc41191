using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>How the population records of applicants stand, and how they stood before.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215001_PopulationRecords")]
internal sealed class PopulationRecords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PersonRecords",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                NikIndex = table.Column<byte[]>(nullable: false),
                Status = table.Column<string>(nullable: false),
                SinceAt = table.Column<DateTime>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                Source = table.Column<string>(nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_PersonRecords", x => x.Id));
        migrationBuilder.CreateIndex("IX_PersonRecords_OfficeId_NikIndex", "PersonRecords", ["OfficeId", "NikIndex"], unique: true);
        migrationBuilder.CreateTable(
            "PersonRecordChanges",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                RecordId = table.Column<long>(nullable: false),
                Status = table.Column<string>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                Source = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_PersonRecordChanges", x => x.Id));
        migrationBuilder.CreateIndex("IX_PersonRecordChanges_RecordId", "PersonRecordChanges", "RecordId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("PersonRecordChanges");
        migrationBuilder.DropTable("PersonRecords");
    }
}
