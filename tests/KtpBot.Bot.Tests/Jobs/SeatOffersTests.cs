using KtpBot.Core.Cases;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Jobs;

/// <summary>The job that works the waiting list, on the rows of both databases, as the host registers it.</summary>
public sealed class SeatOffersTests
{
    private static readonly Actor Staff = Actor.Officer(1, "Budi", ["petugas", "verifikator", "operator_rekam"]);

    [Theory, DatabaseData]
    public async Task AFreedSeat_IsOfferedToTheLongestWait_ThenToTheNext(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var first = await AwaitingAsync(house, 1);
        var second = await AwaitingAsync(house, 2);
        await FillAsync(house);
        await JoinAsync(house, first, null);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await JoinAsync(house, second, null);
        Assert.Equal(0, await house.Offers.RunAsync(CancellationToken.None));

        await FreeOneAsync(house);
        Assert.Equal(1, await house.Offers.RunAsync(CancellationToken.None));
        Assert.Equal(0, await house.Offers.RunAsync(CancellationToken.None));

        Assert.Equal([WaitState.Offered, WaitState.Waiting], await StatesAsync(house));
        Assert.Equal([$"go:tempat:{first}:ambil", $"go:tempat:{first}:lepas"], (await OfferToAsync(house, first))!.Buttons);
        Assert.Null(await OfferToAsync(house, second));

        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, await house.Offers.RunAsync(CancellationToken.None));

        Assert.Equal([WaitState.Expired, WaitState.Offered], await StatesAsync(house));
        Assert.NotNull(await OfferToAsync(house, second));
    }

    [Theory, DatabaseData]
    public async Task ManyWhoWaitForAFullDay_DoNotKeepThePlaceFromOneBehindThem(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var last = await AwaitingAsync(house, 1);
        await FillAsync(house);
        var freed = await FreeOneAsync(house);
        await using (var db = house.Open())
        {
            for (var n = 0; n < 600; n++)
            {
                db.SlotWaits.Add(new SlotWait
                {
                    OfficeId = db.OfficeId,
                    Counter = SeatBook.RecordingCounter,
                    CaseId = 1_000_000 + n,
                    SinceAt = house.Clock.Now.AddDays(-1),
                    WantedDay = DateOnly.FromDateTime(freed).AddDays(3),
                });
            }

            await db.SaveChangesAsync();
        }

        await JoinAsync(house, last, null);

        Assert.Equal(1, await house.Offers.RunAsync(CancellationToken.None));
        Assert.NotNull(await OfferToAsync(house, last));
    }

    [Theory, DatabaseData]
    public async Task TheDayWaitedForHasPassed_EndsTheWait_AndTheCitizenIsTold(StorageProvider provider)
    {
        await using var house = await JobHouse.BuildAsync(provider);
        var waits = await AwaitingAsync(house, 1);
        await FillAsync(house);
        await JoinAsync(house, waits, new DateOnly(2026, 11, 18));
        house.Clock.AdvanceTo(new DateTime(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc)); // Midnight in Kwangsan.

        Assert.Equal(1, await house.Offers.RunAsync(CancellationToken.None));
        Assert.Equal(0, await house.Offers.RunAsync(CancellationToken.None));

        Assert.Equal([WaitState.Expired], await StatesAsync(house));
        await using var db = house.Open();
        Assert.True(await db.CaseEvents.AnyAsync(e => e.CaseId == waits && e.Kind == "WaitExpired"));
        Assert.Single(await SaidAsync(db, waits), text => text.Contains("daftar tunggu", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<long> AwaitingAsync(JobHouse house, int serial)
    {
        var id = await house.SubmitAsync(serial, "baru");
        foreach (var step in (string[])["periksa-berkas", "verifikasi-plavon"]) await house.DoAsync(new Decided(id, Staff, step, "setuju", [], null));
        return id;
    }

    private static async Task JoinAsync(JobHouse house, long caseId, DateOnly? day)
    {
        await using var db = house.Open();
        var citizen = (await db.Cases.SingleAsync(c => c.Id == caseId)).ConversationId!.Value;
        await house.DoAsync(new WaitingListJoined(caseId, Actor.Citizen(citizen), day));
    }

    /// <summary>Another case holds every place of the counter.</summary>
    private static async Task FillAsync(JobHouse house)
    {
        var other = await house.SubmitAsync(99);
        await using var db = house.Open();
        foreach (var slot in await house.FreeAsync())
            db.Appointments.Add(new Appointment { OfficeId = db.OfficeId, CaseId = other, Counter = slot.Counter, StartsAt = slot.StartsAt, EndsAt = slot.EndsAt, Seat = 1, CreatedAt = house.Clock.Now });
        await db.SaveChangesAsync();
    }

    /// <summary>A place in two days is given back; when it begins.</summary>
    private static async Task<DateTime> FreeOneAsync(JobHouse house)
    {
        await using var db = house.Open();
        var from = house.Clock.Now.AddDays(2);
        var given = await db.Appointments.Where(a => a.Seat != null && a.StartsAt > from).OrderBy(a => a.StartsAt).FirstAsync();
        (given.Seat, given.State) = (null, AppointmentState.Cancelled);
        await db.SaveChangesAsync();
        return given.StartsAt;
    }

    private static async Task<IReadOnlyList<WaitState>> StatesAsync(JobHouse house)
    {
        await using var db = house.Open();
        return await db.SlotWaits.OrderBy(w => w.Id).Select(w => w.State).ToListAsync();
    }

    private static async Task<TemplateOut?> OfferToAsync(JobHouse house, long caseId)
    {
        await using var db = house.Open();
        var contents = await db.OutboxMessages.Where(m => m.CaseId == caseId).Select(m => m.Content).ToListAsync();
        return contents.Select(content => MessagingJson.ReadOutgoing(content)).OfType<TemplateOut>().SingleOrDefault(t => t.Name == "ktp_tempat_kosong");
    }

    private static async Task<IReadOnlyList<string>> SaidAsync(KtpBotDb db, long caseId) =>
        [.. (await db.OutboxMessages.Where(m => m.CaseId == caseId).Select(m => m.Content).ToListAsync()).Select(content => MessagingJson.ReadOutgoing(content)).Select(TextOf)];

    private static string TextOf(OutgoingContent content) => content switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        TemplateOut template => TextOf(template.Plain),
        _ => "",
    };
}
