using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Tests.Pages.Chat;

public sealed class ChatTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private SeededCase _case = null!;

    private string Path => $"/percakapan/{_case.ConversationId}";

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _case = await new CaseSeed(_office).SubmittedAsync(channel: ChannelKind.Telegram);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task TakeOver_Write_GiveBack_LeavesTheRowsTheBotNeeds()
    {
        using var browser = await _office.SignedInAsync("petugas");

        await browser.SubmitAsync(Path, Path + "?handler=Take");
        var held = await ConversationAsync();
        Assert.Equal((ConversationOwner.Officer, WakeReason.Away), (held.Owner, held.WakeFor));
        Assert.True(held.WakeAt > held.HandoffAt); // Released after closing, unless he writes again.
        var page = await browser.SubmitAsync(Path, Path + "?handler=Write", ("text", "Halo Bu, saya cek dulu ya"));
        Assert.Contains("Halo Bu, saya cek dulu ya", page, StringComparison.Ordinal);
        await browser.SubmitAsync(Path, Path + "?handler=Return");

        var conversation = await ConversationAsync();
        Assert.Equal(ConversationOwner.Bot, conversation.Owner);
        Assert.Null(conversation.OfficerId);
        Assert.Equal(WakeReason.HandBack, conversation.WakeFor); // The bot says so itself.
        await using var db = _office.OpenDatabase();
        var said = await db.OutboxMessages.Where(m => m.ConversationId == _case.ConversationId && m.Origin == OutboxOrigin.Officer).OrderBy(m => m.Id).ToListAsync();
        Assert.Equal(2, said.Count);
        Assert.All(said, m => Assert.Equal(DeliveryState.Pending, m.State));
        Assert.Contains("Petugas Uji", ((TextOut)MessagingJson.ReadOutgoing(said[0].Content)).Text, StringComparison.Ordinal);
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == "chat.write"));
    }

    [Fact]
    public async Task Write_WithoutTakingOver_IsRefused_AndKeepsNothing()
    {
        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.SubmitAsync(Path, Path + "?handler=Write", ("text", "Halo"));

        Assert.Contains("Ambil alih percakapan ini dulu", page, StringComparison.Ordinal);
        await using var db = _office.OpenDatabase();
        Assert.False(await db.OutboxMessages.AnyAsync(m => m.Origin == OutboxOrigin.Officer));
    }

    [Fact]
    public async Task TakeOver_OfAConversationSomebodyElseHolds_IsRefused()
    {
        using var first = await _office.SignedInAsync("petugas");
        using var second = await _office.SignedInAsync("verifikator");
        await first.SubmitAsync(Path, Path + "?handler=Take");
        var holder = (await ConversationAsync()).OfficerId;

        var page = await second.SubmitAsync(Path, Path + "?handler=Take");

        Assert.Contains("sudah ditangani petugas lain", page, StringComparison.Ordinal);
        Assert.Equal(holder, (await ConversationAsync()).OfficerId);
    }

    [Fact]
    public async Task FailedMessage_IsSentAgainOnce()
    {
        await using (var db = _office.OpenDatabase())
        {
            db.OutboxMessages.Add(new OutboxMessage
            {
                OfficeId = db.OfficeId,
                ConversationId = _case.ConversationId,
                Origin = OutboxOrigin.Notice,
                Content = MessagingJson.Write(new TextOut("KTP-el siap diambil.")),
                State = DeliveryState.Failed,
                Error = "Nomor sedang tidak dapat dijangkau.",
                CreatedAt = new DateTime(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc),
            });
            await db.SaveChangesAsync();
        }

        using var browser = await _office.SignedInAsync("petugas");
        var shown = await browser.ReadAsync(Path);
        var id = shown.Split("name=\"messageId\" value=\"")[1].Split('"')[0];
        await browser.SubmitAsync(Path, Path + "?handler=Resend", ("messageId", id));
        var after = await browser.SubmitAsync(Path, Path + "?handler=Resend", ("messageId", id));

        Assert.Contains("Nomor sedang tidak dapat dijangkau.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Kirim ulang", after, StringComparison.Ordinal);
        await using var again = _office.OpenDatabase();
        Assert.Equal(1, await again.OutboxMessages.CountAsync(m => m.DedupKey == "resend:" + id));
    }

    [Fact]
    public async Task List_PutsWhoWaitsForAPersonFirst()
    {
        var later = await new CaseSeed(_office).SubmittedAsync();
        await using (var db = _office.OpenDatabase())
        {
            var waiting = await db.Conversations.SingleAsync(c => c.Id == _case.ConversationId);
            (waiting.Owner, waiting.HandoffAt) = (ConversationOwner.Queue, waiting.CreatedAt);
            await db.SaveChangesAsync();
        }

        using var browser = await _office.SignedInAsync("petugas");

        var page = await browser.ReadAsync("/percakapan");

        Assert.True(page.IndexOf($"\"{Path}\"", StringComparison.Ordinal) < page.IndexOf($"\"/percakapan/{later.ConversationId}\"", StringComparison.Ordinal));
        Assert.Contains("1 warga menunggu petugas", page, StringComparison.Ordinal);
    }

    private async Task<Conversation> ConversationAsync()
    {
        await using var db = _office.OpenDatabase();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == _case.ConversationId);
    }
}
