using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Conversations;

/// <summary>Who wants no news gets none, on any linked channel, until he asks for it again; what he writes is still answered.</summary>
public sealed class NewsTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory, DatabaseData]
    public async Task Stop_HoldsBackNewsAndReminders_AnswersAndTheReceiptStillGo(StorageProvider provider)
    {
        var clock = new ManualTimeProvider();
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider, clock);
        await corridor.ApplyAsync("a", "hilang", "3515175708900001", "Siti Aminah");
        Assert.Contains("tidak mengirim kabar lagi", await corridor.AskAsync("a", "STOP"), StringComparison.Ordinal);

        await DueAsync(corridor, TimerKinds.Receipt);
        await DecideAsync(corridor, "periksa-berkas", "petugas");
        await AddReminderAsync(corridor, clock);
        await DueAsync(corridor, TimerKinds.AppointmentReminder);

        await corridor.RestsAsync();
        Assert.Contains("Tanda terima", corridor.Texts("a")[^1], StringComparison.Ordinal);
        await using (var db = corridor.Storage.Open())
        {
            Assert.False(await db.OutboxMessages.AnyAsync(m => m.Origin == OutboxOrigin.Notice || m.State == DeliveryState.Failed, None));
            var kinds = await db.CaseEvents.Where(e => e.Kind == "NotTold" || e.Kind == "Reminded" || e.Kind == "ReceiptSent").OrderBy(e => e.Id).ToListAsync(None);
            Assert.Equal(["ReceiptSent", "NotTold", "NotTold"], kinds.Select(e => e.Kind));
            Assert.Equal("Kabar tidak dikirim: warga tidak mau menerima kabar", CaseHistory.Sentence(kinds[^1], null));
        }

        Assert.Contains("menunggu verifikasi", await corridor.AskAsync("a", "cek status"), StringComparison.Ordinal);
        Assert.Contains("kami kirim lagi", await corridor.AskAsync("a", "mulai lagi"), StringComparison.Ordinal);
        await DecideAsync(corridor, "verifikasi-plavon", "verifikator");
        await using var after = corridor.Storage.Open();
        Assert.Equal(1, await after.OutboxMessages.CountAsync(m => m.Origin == OutboxOrigin.Notice, None));
        Assert.Equal(["conversation.opt-in", "conversation.opt-out"], await after.AuditEntries.Select(e => e.Action).Order().ToListAsync(None));
    }

    [Theory, DatabaseData]
    public async Task Stop_WhileAnOfficerHoldsTheConversation_IsHeard_AndTheOfficerStays(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await corridor.AskAsync("a", "/start");
        await using (var db = corridor.Storage.Open())
        {
            var conversation = await db.Conversations.SingleAsync(None);
            conversation.Owner = ConversationOwner.Officer;
            await db.SaveChangesAsync(None);
        }

        Assert.Contains("tidak mengirim kabar lagi", await corridor.AskAsync("a", "tolong jangan kirim pesan lagi"), StringComparison.Ordinal);
        await corridor.SayAsync("a", "more", "halo bu");

        await corridor.RestsAsync();
        Assert.Equal(2, corridor.Texts("a").Count);
        await using var after = corridor.Storage.Open();
        var row = await after.Conversations.SingleAsync(None);
        Assert.Equal(ConversationOwner.Officer, row.Owner);
        Assert.NotNull(row.OptedOutAt);
    }

    [Theory, DatabaseData]
    public async Task Stop_TakesBackNewsThatStillWaits_ButNotTheReceipt(StorageProvider provider)
    {
        await using var corridor = await Corridor.CreateWithOfficeAsync(provider);
        await corridor.AskAsync("a", "/start");
        await using (var db = corridor.Storage.Open())
        {
            var id = (await db.Conversations.SingleAsync(None)).Id;
            foreach (var key in (string[])["case:1:timer:2", "case:1:receipt"])
                db.Add(new OutboxMessage { OfficeId = db.OfficeId, ConversationId = id, Origin = OutboxOrigin.Notice, Content = MessagingJson.Write(new TextOut(key)), DedupKey = key, NextAttemptAt = DateTime.UtcNow.AddHours(9), CreatedAt = DateTime.UtcNow });
            await db.SaveChangesAsync(None);
        }

        await corridor.AskAsync("a", "unsubscribe");

        await using var after = corridor.Storage.Open();
        var rows = await after.OutboxMessages.Where(m => m.DedupKey != null).OrderBy(m => m.Id).Select(m => new { m.State, m.ErrorCode }).ToListAsync(None);
        Assert.Equal([(DeliveryState.Failed, "opted-out"), (DeliveryState.Pending, null)], rows.Select(r => (r.State, r.ErrorCode)));
    }

    private static async Task DecideAsync(Corridor corridor, string step, string role) => Assert.IsType<DeskDone>(await corridor.Office.GetRequiredService<CaseDesk>()
        .HandleAsync(new Decided(await CaseIdAsync(corridor), Actor.Officer(1, "Budi", [role]), step, "setuju", [], null), None));

    private static async Task DueAsync(Corridor corridor, string kind)
    {
        await using var db = corridor.Storage.Open();
        var timer = await db.CaseTimers.SingleAsync(t => t.Kind == kind, None);
        Assert.IsType<DeskDone>(await corridor.Office.GetRequiredService<CaseDesk>().HandleAsync(new TimerDue(timer.CaseId, Actor.Timer, timer.Id), None));
    }

    private static async Task AddReminderAsync(Corridor corridor, ManualTimeProvider clock)
    {
        await using var db = corridor.Storage.Open();
        db.Add(new CaseTimer { OfficeId = db.OfficeId, CaseId = await CaseIdAsync(corridor), Kind = TimerKinds.AppointmentReminder, DueAt = clock.Now });
        db.Add(new Core.Scheduling.Appointment { OfficeId = db.OfficeId, CaseId = await CaseIdAsync(corridor), Counter = Core.Scheduling.SeatBook.RecordingCounter, StartsAt = clock.Now.AddDays(1), EndsAt = clock.Now.AddDays(1).AddMinutes(15), Seat = 1, CreatedAt = clock.Now });
        await db.SaveChangesAsync(None);
    }

    private static async Task<long> CaseIdAsync(Corridor corridor)
    {
        await using var db = corridor.Storage.Open();
        return (await db.Cases.AsNoTracking().SingleAsync(None)).Id;
    }
}
