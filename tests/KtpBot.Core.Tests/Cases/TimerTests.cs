using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Papers;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class TimerTests
{
    [Theory]
    [DatabaseData]
    public async Task AppointmentReminder_IsSentOnceHoweverOftenItFallsDue(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await BookedAsync(house, days: 2);
        var timer = await house.TimerAsync(caseId, "appointment-reminder");
        house.Clock.AdvanceTo(timer.DueAt);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => house.AskAsync(Due(timer)))));

        Assert.Single(outcomes, o => o is DeskDone);
        Assert.Equal(7, outcomes.Count(o => o is DeskRefused { Reason: DeskRefusal.AlreadyDone }));
        var reminder = Assert.Single(await house.NoticesAsync(caseId), n => n.Content is TemplateOut { Name: "ktp_pengingat_jadwal" });
        var words = Assert.IsType<TemplateOut>(reminder.Content);
        Assert.Equal("Kamis, 19 November 2026 pukul 09.00 WIB", words.Parameters[1]);
        Assert.Null(reminder.Row.NextAttemptAt);
        Assert.Equal("2026-11-18 16:00", house.Office.LocalTime(timer.DueAt).ToString("yyyy-MM-dd HH:mm", null));
    }

    [Theory]
    [DatabaseData]
    public async Task Reminder_BeforeItsTime_IsRefusedAndStaysWaiting(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var timer = await house.TimerAsync(await BookedAsync(house, days: 2), "appointment-reminder");

        Assert.Equal(DeskRefusal.NotPossible, await house.RefusedAsync(Due(timer)));
        Assert.Equal(TimerState.Waiting, (await house.TimerAsync(timer.CaseId, timer.Kind)).State);
    }

    [Theory]
    [DatabaseData]
    public async Task Reminder_WhoseAppointmentHasPassed_IsDroppedSilently(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await BookedAsync(house, days: 2);
        var timer = await house.TimerAsync(caseId, "appointment-reminder");
        house.Clock.Advance(TimeSpan.FromDays(5));

        await house.DoAsync(Due(timer));

        Assert.Equal(TimerState.Cancelled, (await house.TimerAsync(caseId, timer.Kind)).State);
        Assert.DoesNotContain(await house.NoticesAsync(caseId), n => n.Content is TemplateOut { Name: "ktp_pengingat_jadwal" });
    }

    /// <summary>The program was off: both fall due at once, and only the day's own reminder still tells something.</summary>
    [Theory]
    [DatabaseData]
    public async Task BothReminders_DueInOnePass_OnlyTheDaysOwnGoesOut(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await BookedAsync(house, days: 2);
        var (before, day) = (await house.TimerAsync(caseId, "appointment-reminder"), await house.TimerAsync(caseId, "appointment-day"));
        house.Clock.AdvanceTo(day.DueAt.AddMinutes(10));

        await house.DoAsync(Due(before));
        await house.DoAsync(Due(day));

        Assert.Equal((TimerState.Cancelled, TimerState.Done), ((await house.TimerAsync(caseId, before.Kind)).State, (await house.TimerAsync(caseId, day.Kind)).State));
        Assert.Equal([$"{day.Id}"], await RemindersAsync(house, caseId));
    }

    /// <summary>Late in the evening before, or early on the day: it would be read on the day itself, where the other one comes anyway.</summary>
    [Theory]
    [DatabaseData]
    public async Task ReminderOfTheDayBefore_ReadOnlyOnTheDay_IsLeftToTheDaysOwn(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await BookedAsync(house, days: 2);
        var before = await house.TimerAsync(caseId, "appointment-reminder");
        house.Clock.AdvanceTo(house.NineInDays(1).AddHours(13));

        await house.DoAsync(Due(before));

        Assert.Equal(TimerState.Cancelled, (await house.TimerAsync(caseId, before.Kind)).State);
        Assert.Empty(await RemindersAsync(house, caseId));
    }

    [Theory]
    [DatabaseData]
    public async Task BothReminders_EachInItsTime_BothGoOut(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var caseId = await BookedAsync(house, days: 2);
        var (before, day) = (await house.TimerAsync(caseId, "appointment-reminder"), await house.TimerAsync(caseId, "appointment-day"));
        foreach (var timer in (CaseTimer[])[before, day])
        {
            house.Clock.AdvanceTo(timer.DueAt);
            await house.DoAsync(Due(timer));
        }

        Assert.Equal([$"{before.Id}", $"{day.Id}"], await RemindersAsync(house, caseId));
    }

    [Theory]
    [DatabaseData]
    public async Task PickupReminder_WorkedOffAtNight_WaitsUntilMorning(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var ready = await house.ReadyToHandOverAsync();
        var timer = await house.TimerAsync(ready.CaseId, "pickup-reminder");
        house.Clock.AdvanceTo(house.Office.Calendar.ToUtc(house.Office.DateAt(timer.DueAt), new TimeOnly(22, 30)));

        await house.DoAsync(Due(timer));

        var reminder = (await house.NoticesAsync(ready.CaseId))[^1];
        Assert.Equal(
            house.Office.DateAt(timer.DueAt).AddDays(1).ToDateTime(new TimeOnly(7, 0)),
            house.Office.LocalTime(reminder.Row.NextAttemptAt!.Value));
    }

    [Theory]
    [DatabaseData]
    public async Task PickupReminder_AfterHandOver_IsNoLongerWaiting(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var ready = await house.ReadyToHandOverAsync();
        await house.DoAsync(new CardHandedOver(ready.CaseId, Petugas, "Siti Rahayu", "sendiri", null));

        var timer = await house.TimerAsync(ready.CaseId, "pickup-reminder");

        Assert.Equal(TimerState.Cancelled, timer.State);
        house.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(Due(timer)));
    }

    [Theory]
    [DatabaseData]
    public async Task Receipt_IsDrawnStoredAndSentOnce(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var submitted = await house.SubmittedAsync();
        var timer = await house.TimerAsync(submitted.CaseId, "receipt");

        await house.DoAsync(Due(timer));
        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(Due(timer)));

        var sent = (await house.NoticesAsync(submitted.CaseId)).Select(notice => Assert.IsType<FileOut>(notice.Content)).ToList();
        Assert.Equal(["Tanda terima KWS-2026-000001.png", "Tanda terima KWS-2026-000001.pdf"], sent.Select(file => file.FileName));
        var picture = await house.Store.GetAsync(sent[0].FileId, CancellationToken.None);
        var paper = await house.Rows().IssuedPapers.SingleAsync();
        Assert.Equal($"https://layanan.kwangsan.desa.id/cek/{paper.Code}", QrReader.Read(picture!));
        Assert.Equal((PaperKind.Receipt, 1, (long?)submitted.CaseId, sent[1].FileId), (paper.Kind, paper.Number, paper.CaseId, paper.FileId));
        var pdf = await house.Store.GetAsync(sent[1].FileId, CancellationToken.None);
        Assert.Equal("%PDF"u8.ToArray(), pdf![..4]);
        await using var db = house.Rows();
        Assert.Equal([pdf.Length, picture!.Length], await db.StoredFiles.OrderBy(file => file.MimeType).Select(file => file.Size).ToListAsync());
    }

    /// <summary>The timers whose reminders went out.</summary>
    private static async Task<IReadOnlyList<string>> RemindersAsync(DeskHouse house, long caseId) =>
        [.. (await house.NoticesAsync(caseId)).Where(notice => notice.Row.DedupKey!.Contains(":timer:", StringComparison.Ordinal)).Select(notice => notice.Key)];

    private static async Task<long> BookedAsync(DeskHouse house, int days)
    {
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);
        await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(days)));
        return verified.CaseId;
    }
}
