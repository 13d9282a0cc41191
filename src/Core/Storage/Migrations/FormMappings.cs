using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>How an office reads the columns of another provider's form.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215401_FormMappings")]
internal sealed class FormMappings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "FormMappings",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                HeadingsKey = table.Column<byte[]>(nullable: false),
                Columns = table.Column<byte[]>(nullable: false),
                UsedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_FormMappings", x => x.Id));
        migrationBuilder.CreateIndex("IX_FormMappings_OfficeId_HeadingsKey", "FormMappings", ["OfficeId", "HeadingsKey"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("FormMappings");
}
