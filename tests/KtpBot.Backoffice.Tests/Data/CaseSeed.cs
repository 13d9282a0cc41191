using System.Security.Cryptography;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Core.People;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using KtpBot.Testing.Data;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Data;

/// <summary>Brings cases to where a test needs them, through the desk alone.</summary>
public sealed class CaseSeed(RunningBackoffice office)
{
    private static int _serial;

    public static readonly Actor Everybody = Actor.Officer(0, "Uji", ["petugas", "verifikator", "operator_rekam", "operator_cetak"]);

    private CaseDesk Desk => office.Services.GetRequiredService<CaseDesk>();

    private TestData Rows => new(office.Database, office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);

    /// <summary>An application with its documents, as it came from a conversation.</summary>
    public async Task<SeededCase> SubmittedAsync(string service = "hilang", string name = "SITI CONTOH AMINAH", ChannelKind? channel = null, IReadOnlyDictionary<string, string>? details = null)
    {
        var serial = Interlocked.Increment(ref _serial);
        var conversation = await Rows.ConversationAsync(channel ?? ChannelKind.WhatsApp, $"6281200{serial:000000}");
        var nik = TestData.NikOf(serial);
        var documents = new List<SentDocument>();
        foreach (var required in office.Services.GetRequiredService<RequirementBook>().For(service)!.Documents)
        {
            var file = required.Way == DocumentWay.Photo ? await FileAsync(DrawnPictures.DocumentJpeg(1200, 900), "image/jpeg") : (Guid?)null;
            documents.Add(new SentDocument(required.Id, file));
        }

        var applicant = new Applicant(nik, $"351517010120{serial:0000}", name, $"+6281234{serial:000000}");
        var outcome = await Desk.HandleAsync(
            new SubmitCase(Actor.Citizen(conversation.Id), service, applicant, documents, conversation.Id, Guid.NewGuid().ToString(), details), CancellationToken.None);
        var done = Assert.IsType<DeskDone>(outcome);
        return new SeededCase(done.CaseId, done.Number, nik, applicant.Kk, applicant.Phone!, conversation.Id);
    }

    /// <summary>Verified at the office and on Plavon.</summary>
    public async Task<SeededCase> VerifiedAsync(string service = "hilang", string name = "SITI CONTOH AMINAH")
    {
        var seeded = await SubmittedAsync(service, name);
        await DecideAsync(seeded, "setuju");
        await DecideAsync(seeded, "setuju");
        return seeded;
    }

    /// <summary>
    /// Holds a slot that begins now, whatever the day: the counter may be closed while the tests run, so the row of a later slot is moved.
    /// </summary>
    public async Task BookedTodayAsync(SeededCase seeded)
    {
        await using var db = office.OpenDatabase();
        var now = office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var slots = office.Services.GetRequiredService<SlotFinder>();
        var free = slots.Find("rekam", now, await SeatBook.TakenFromAsync(db, "rekam", now, CancellationToken.None));
        await TellAsync(new SlotChosen(seeded.Id, Everybody, free[^1].StartsAt));
        await db.Appointments.Where(a => a.CaseId == seeded.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.StartsAt, now.AddSeconds(-seeded.Id)).SetProperty(a => a.EndsAt, now));
    }

    /// <summary>Joins the waiting list, for any day.</summary>
    public Task WaitsAsync(SeededCase seeded) => TellAsync(new WaitingListJoined(seeded.Id, Actor.Citizen(seeded.ConversationId), null));

    /// <summary>The citizen says that he is there.</summary>
    public Task ArrivedAsync(SeededCase seeded) => TellAsync(new CitizenArrived(seeded.Id, Everybody));

    /// <summary>With every element of the card.</summary>
    public async Task EnterBiodataAsync(SeededCase seeded) => await TellAsync(new BiodataEntered(seeded.Id, Everybody, new Biodata(
        seeded.Nik, seeded.Kk, "SITI CONTOH AMINAH", "SIDOARJO", new DateOnly(1990, 8, 1), "LAKI-LAKI", "O", "JL. MELATI 7", "003/001",
        "KWANGSAN", "SEDATI", "ISLAM", "BELUM KAWIN", "PELAJAR/MAHASISWA", "WNI")));

    public async Task DecideAsync(SeededCase seeded, string outcome)
    {
        await using var db = office.OpenDatabase();
        var step = await db.Cases.Where(c => c.Id == seeded.Id).Select(c => c.StepId).SingleAsync();
        await TellAsync(new Decided(seeded.Id, Everybody, step, outcome, [], null));
    }

    /// <summary>Asks for the print and lets the printer confirm it.</summary>
    public async Task<long> PrintedAsync(SeededCase seeded)
    {
        await TellAsync(new DeviceWorkAsked(seeded.Id, Everybody, ["PrintCard"]));
        var (job, attempt) = await ClaimAsync(seeded, "PrintCard");
        await TellAsync(new DeviceReported(seeded.Id, Actor.Station(1), job, attempt, true, null, null, []));
        return job;
    }

    /// <summary>What a station does when it takes a job.</summary>
    public async Task<(long Job, Guid Attempt)> ClaimAsync(SeededCase seeded, string kind)
    {
        await using var db = office.OpenDatabase();
        var job = await db.DeviceJobs.Where(j => j.CaseId == seeded.Id && j.Kind == kind).OrderBy(j => j.Id).LastAsync();
        job.State = "Claimed";
        job.AttemptId = Guid.NewGuid();
        job.Attempts++;
        job.Version++;
        await db.SaveChangesAsync();
        return (job.Id, job.AttemptId.Value);
    }

    public async Task<Guid> FileAsync(byte[] bytes, string mimeType)
    {
        var id = Guid.NewGuid();
        await office.Services.GetRequiredService<IDocumentStore>().PutAsync(id, bytes, CancellationToken.None);
        await using KtpBotDb db = office.OpenDatabase();
        db.StoredFiles.Add(new StoredFile
        {
            Id = id,
            OfficeId = db.OfficeId,
            MimeType = mimeType,
            Size = bytes.Length,
            Sha256 = SHA256.HashData(bytes),
            CreatedAt = office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync();
        return id;
    }

    public async Task TellAsync(CaseInput input)
    {
        var outcome = await Desk.HandleAsync(input, CancellationToken.None);
        Assert.True(outcome is DeskDone, (outcome as DeskRefused)?.OfficerText);
    }
}

/// <summary>A case in the database, with the numbers that must not show by themselves.</summary>
public sealed record SeededCase(long Id, string Number, string Nik, string Kk, string Phone, long ConversationId)
{
    public string Path => $"/berkas/{Id}";
}
