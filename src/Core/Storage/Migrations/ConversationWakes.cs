using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>When and why the bot next speaks of its own accord in a conversation; the index holds only those that wait for it.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121153000_ConversationWakes")]
internal sealed class ConversationWakes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateTime>("WakeAt", "Conversations", nullable: true);
        migrationBuilder.AddColumn<string>("WakeFor", "Conversations", nullable: true);
        migrationBuilder.CreateIndex("IX_Conversations_WakeAt", "Conversations", "WakeAt", filter: "\"WakeAt\" IS NOT NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_Conversations_WakeAt", "Conversations");
        // EF Core has no such operation for SQLite; both databases have the statement.
        foreach (var column in (string[])["WakeFor", "WakeAt"]) migrationBuilder.Sql($"ALTER TABLE \"Conversations\" DROP COLUMN \"{column}\"");
    }
}
