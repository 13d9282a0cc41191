using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace KtpBot.Core.Storage.Migrations;

/// <summary>One citizen on several channels, messages that wait for the citizen, the log of exchanges with providers and alarms about channels.</summary>
[DbContext(typeof(KtpBotDb))]
[Migration("20261121000000_Channels")]
internal sealed class Channels : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<Guid>("CitizenId", "Conversations", nullable: true);
        migrationBuilder.AddColumn<DateTime>("OptedOutAt", "Conversations", nullable: true);
        migrationBuilder.AddColumn<DateTime>("IdentityChangedAt", "Conversations", nullable: true);
        migrationBuilder.AddColumn<DateTime>("HeldAt", "OutboxMessages", nullable: true);
        migrationBuilder.AddColumn<bool>("WindowClosed", "OutboxMessages", nullable: false, defaultValue: false);

        migrationBuilder.CreateTable(
            "ChannelExchanges",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Channel = table.Column<string>(nullable: false),
                Incoming = table.Column<bool>(nullable: false),
                Subject = table.Column<string>(nullable: false),
                Call = table.Column<string>(nullable: false),
                Status = table.Column<int>(nullable: false),
                Request = table.Column<byte[]>(nullable: true),
                Response = table.Column<byte[]>(nullable: true),
                Broken = table.Column<string>(nullable: true),
                At = table.Column<DateTime>(nullable: false),
                Milliseconds = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ChannelExchanges", x => x.Id));

        migrationBuilder.CreateTable(
            "ChannelAlarms",
            table => new
            {
                Id = table.Column<long>(nullable: false)
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                OfficeId = table.Column<string>(nullable: false),
                Channel = table.Column<string>(nullable: false),
                Code = table.Column<string>(nullable: false),
                Text = table.Column<string>(nullable: false),
                FirstAt = table.Column<DateTime>(nullable: false),
                LastAt = table.Column<DateTime>(nullable: false),
                Count = table.Column<int>(nullable: false),
                ClosedAt = table.Column<DateTime>(nullable: true),
                ClosedBy = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ChannelAlarms", x => x.Id));

        migrationBuilder.CreateIndex("IX_Conversations_CitizenId", "Conversations", "CitizenId", filter: "\"CitizenId\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_OutboxMessages_HeldAt", "OutboxMessages", "HeldAt", filter: "\"HeldAt\" IS NOT NULL");
        migrationBuilder.CreateIndex("IX_ChannelExchanges_OfficeId_Subject", "ChannelExchanges", ["OfficeId", "Subject"]);
        migrationBuilder.CreateIndex("IX_ChannelExchanges_At", "ChannelExchanges", "At");
        migrationBuilder.CreateIndex(
            "IX_ChannelAlarms_OfficeId_Channel_Code", "ChannelAlarms", ["OfficeId", "Channel", "Code"], unique: true, filter: "\"ClosedAt\" IS NULL");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ChannelAlarms");
        migrationBuilder.DropTable("ChannelExchanges");
        migrationBuilder.DropIndex("IX_OutboxMessages_HeldAt", "OutboxMessages");
        migrationBuilder.DropIndex("IX_Conversations_CitizenId", "Conversations");
        Drop(migrationBuilder, "OutboxMessages", "WindowClosed");
        Drop(migrationBuilder, "OutboxMessages", "HeldAt");
        Drop(migrationBuilder, "Conversations", "IdentityChangedAt");
        Drop(migrationBuilder, "Conversations", "OptedOutAt");
        Drop(migrationBuilder, "Conversations", "CitizenId");
    }

    // SQLite drops a column by itself; the builder's own way would copy the whole table.
    private static void Drop(MigrationBuilder migrationBuilder, string table, string column) =>
        migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"{column}\"");
}
