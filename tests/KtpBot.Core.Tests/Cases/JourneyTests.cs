using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using static KtpBot.Core.Tests.Cases.DeskHouse;

namespace KtpBot.Core.Tests.Cases;

public sealed class JourneyTests
{
    [Theory]
    [DatabaseData]
    public async Task LostCard_GoesFromApplicationToHandOver_WithNewsOnTheWay(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();

        var submitted = await house.SubmittedAsync("hilang", citizen);
        var ready = await ContinueToReadyAsync(house, submitted);
        var handed = await house.DoAsync(new CardHandedOver(submitted.CaseId, Petugas, "Siti Rahayu", "sendiri", null));

        Assert.Equal(("KWS-2026-000001", CaseStage.Verifying, "periksa-berkas"), (submitted.Number, submitted.Stage, submitted.StepId));
        Assert.Equal((CaseStage.ReadyForPickup, "ambil"), (ready.Stage, ready.StepId));
        Assert.Equal((CaseStage.HandedOver, "selesai"), (handed.Stage, handed.StepId));
        var notices = await house.NoticesAsync(submitted.CaseId);
        Assert.Equal(["forwarded", "verified", "ready-for-pickup", "handed-over"], notices.Select(n => n.Key));
        Assert.All(notices, n => Assert.Equal((citizen.Id, OutboxOrigin.Notice), (n.Row.ConversationId, n.Row.Origin)));
        await using var db = house.Rows();
        var entry = await db.RegisterEntries.SingleAsync();
        Assert.Equal(("penyerahan", 2026, 1, "Siti Rahayu", 1L), (entry.Register, entry.Year, entry.Number, entry.ReceivedBy, entry.OfficerId!.Value));
        var events = await db.CaseEvents.OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            ["Submitted", "Decided:setuju", "Decided:setuju", "Skipped", "Skipped", "BiodataEntered", "DeviceWorkAsked", "DeviceDone", "PrintGood", "HandedOver"],
            events.Select(e => e.Kind));
        Assert.Equal([ActorKind.Citizen, ActorKind.Officer], events.Select(e => e.Actor).Take(2));
    }

    [Theory]
    [DatabaseData]
    public async Task FirstCard_WaitsForASlot_IsRecordedAndThenPrinted(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("baru", citizen);
        Assert.Equal((CaseStage.AwaitingRecording, "jadwal-rekam", true), (verified.Stage, verified.StepId, verified.NeedsRecording));

        var booked = await house.DoAsync(new SlotChosen(verified.CaseId, Actor.Citizen(citizen.Id), house.NineInDays(1)));
        await house.DoAsync(new DeviceWorkAsked(verified.CaseId, Perekam, ["CapturePhoto"]));
        var (job, attempt) = await house.ClaimAsync(verified.CaseId);
        await house.DoAsync(new DeviceReported(verified.CaseId, Loket, job, attempt, true, null, null, [new SentDocument("pas_foto", Guid.NewGuid())]));
        var recorded = await house.DecideAsync(verified.CaseId, Perekam, "rekam", "direkam");

        Assert.Equal("rekam", booked.StepId);
        Assert.Equal((CaseStage.AwaitingCentral, "menunggu-pusat"), (recorded.Stage, recorded.StepId));
        await using var db = house.Rows();
        Assert.Equal(AppointmentState.Done, (await db.Appointments.SingleAsync()).State);
        Assert.Equal(TimerState.Cancelled, (await house.TimerAsync(verified.CaseId, "appointment-reminder")).State);
        Assert.Equal(CaseDocumentState.Accepted, (await db.CaseDocuments.SingleAsync(d => d.Requirement == "pas_foto")).State);
        Assert.Equal(["forwarded", "choose-slot", "recorded"], (await house.NoticesAsync(verified.CaseId)).Select(n => n.Key));
    }

    [Theory]
    [DatabaseData]
    public async Task BlurredPhoto_ComesBackWithReasonAndButton_AndANewOneGoesOnByItself(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var submitted = await house.SubmittedAsync("hilang", citizen);
        var blurred = DocumentsOf("hilang")[0];

        var returned = await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "kembalikan", new DecisionReason("buram", blurred));
        var again = await house.DoAsync(new DocumentSent(submitted.CaseId, Actor.Citizen(citizen.Id), blurred, Guid.NewGuid()));

        Assert.Equal((CaseStage.Returned, "dikembalikan"), (returned.Stage, returned.StepId));
        Assert.Equal((CaseStage.Verifying, "periksa-berkas"), (again.Stage, again.StepId));
        var notice = (await house.NoticesAsync(submitted.CaseId)).Single(n => n.Key == "returned");
        var plain = Assert.IsType<ChoicesOut>(Assert.IsType<TemplateOut>(notice.Content).Plain);
        Assert.Contains("buram", plain.Text, StringComparison.Ordinal);
        Assert.Contains("Mohon diperbaiki, ya.", plain.Text, StringComparison.Ordinal);
        Assert.Equal($"go:kirim-ulang:{submitted.CaseId}", plain.Choices[0].Id);
        await using var db = house.Rows();
        Assert.Equal(
            [CaseDocumentState.Replaced, CaseDocumentState.Received],
            await db.CaseDocuments.Where(d => d.Requirement == blurred).OrderBy(d => d.Id).Select(d => d.State).ToListAsync());
    }

    [Theory]
    [DatabaseData]
    public async Task ADocumentNobodyHasSentYet_CanBeAskedFor_AndIsMissingUntilItComes(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var submitted = await house.SubmittedAsync("baru", citizen);

        await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "kembalikan", new DecisionReason("salah_dokumen", "buku_nikah"));
        await using var db = house.Rows();
        var missing = await house.Desk.MissingDocumentsAsync(db, submitted.CaseId, CancellationToken.None);
        var other = await house.DoAsync(new DocumentSent(submitted.CaseId, Actor.Citizen(citizen.Id), "kk", Guid.NewGuid()));
        var sent = await house.DoAsync(new DocumentSent(submitted.CaseId, Actor.Citizen(citizen.Id), "buku_nikah", Guid.NewGuid()));

        Assert.Equal(["buku_nikah"], missing);
        Assert.Equal(("dikembalikan", "periksa-berkas"), (other.StepId, sent.StepId));
    }

    [Theory]
    [DatabaseData]
    public async Task AnAcceptedDocument_IsNotReplacedByTheCitizen(StorageProvider provider)
    {
        await using var house = await OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var verified = await house.VerifiedAsync("hilang", citizen);

        var refusal = await house.RefusedAsync(new DocumentSent(verified.CaseId, Actor.Citizen(citizen.Id), DocumentsOf("hilang")[0], Guid.NewGuid()));

        Assert.Equal(DeskRefusal.NotPossible, refusal);
        await using var db = house.Rows();
        Assert.All(await db.CaseDocuments.ToListAsync(), d => Assert.Equal(CaseDocumentState.Accepted, d.State));
    }

    private static async Task<DeskDone> ContinueToReadyAsync(DeskHouse house, DeskDone submitted)
    {
        await house.DecideAsync(submitted.CaseId, Petugas, "periksa-berkas", "setuju");
        await house.DecideAsync(submitted.CaseId, Verifikator, "verifikasi-plavon", "setuju");
        await house.DoAsync(new BiodataEntered(submitted.CaseId, Petugas, await house.BiodataOfAsync(submitted.CaseId)));
        await house.DoAsync(new DeviceWorkAsked(submitted.CaseId, Pencetak, ["PrintCard"]));
        var (job, attempt) = await house.ClaimAsync(submitted.CaseId);
        await house.DoAsync(new DeviceReported(submitted.CaseId, Loket, job, attempt, true, null, null, []));
        return await house.DoAsync(new PrintChecked(submitted.CaseId, Pencetak, job, true, null));
    }
}
