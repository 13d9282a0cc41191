using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Failed messages are found by when they failed; the index holds nothing but them.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121010000_FailedMessages")]
internal sealed class FailedMessages : Migration
{
    private const string Name = "IX_OutboxMessages_OfficeId_StateAt";

    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex(Name, "OutboxMessages", ["OfficeId", "StateAt"], filter: "\"State\" = 'Failed'");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex(Name, "OutboxMessages");
}
