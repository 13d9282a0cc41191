using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Movements of the blank-card stock.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121215002_BlankCards")]
internal sealed class BlankCards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "StockMovements",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                Amount = table.Column<int>(nullable: false),
                OfficerId = table.Column<long>(nullable: true),
                JobId = table.Column<long>(nullable: true),
                Reason = table.Column<byte[]>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_StockMovements", x => x.Id));

        // The stock is a sum over all rows of the office: this index alone holds what the sum reads.
        migrationBuilder.CreateIndex("IX_StockMovements_OfficeId_Amount", "StockMovements", ["OfficeId", "Amount"]);
        migrationBuilder.CreateIndex("IX_StockMovements_JobId", "StockMovements", "JobId", filter: "\"JobId\" IS NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("StockMovements");
}
