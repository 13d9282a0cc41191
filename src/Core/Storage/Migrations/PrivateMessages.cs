using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>Messages of private flows are found by their age when they are swept away; the indexes hold nothing but them.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121163000_PrivateMessages")]
internal sealed class PrivateMessages : Migration
{
    private const string Heard = "IX_InboxMessages_ReceivedAt";
    private const string Said = "IX_OutboxMessages_CreatedAt";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex(Heard, "InboxMessages", "ReceivedAt", filter: "\"IsPrivate\"");
        migrationBuilder.CreateIndex(Said, "OutboxMessages", "CreatedAt", filter: "\"IsPrivate\"");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex(Said, "OutboxMessages");
        migrationBuilder.DropIndex(Heard, "InboxMessages");
    }
}
