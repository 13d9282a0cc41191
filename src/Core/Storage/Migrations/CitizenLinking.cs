using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>One-time codes that link a citizen's channels, and proofs that did not fit.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121120000_CitizenLinking")]
internal sealed class CitizenLinking : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "LinkCodes",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                ConversationId = table.Column<long>(nullable: false),
                CodeHash = table.Column<byte[]>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                ExpiresAt = table.Column<DateTime>(nullable: false),
                ClaimedBy = table.Column<long>(nullable: true),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_LinkCodes", x => x.Id));

        migrationBuilder.CreateTable(
            "ProofTries",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                ConversationId = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ProofTries", x => x.Id));

        migrationBuilder.CreateIndex("IX_LinkCodes_OfficeId_CodeHash", "LinkCodes", ["OfficeId", "CodeHash"]);
        migrationBuilder.CreateIndex("IX_ProofTries_OfficeId_At", "ProofTries", ["OfficeId", "At"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ProofTries");
        migrationBuilder.DropTable("LinkCodes");
    }
}
