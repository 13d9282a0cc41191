using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Bot.Tests.Plays.Stages;
using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.People;
using KtpBot.Core.Privacy;
using KtpBot.Core.Records;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Stock;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// The office's lines of a play, acted through the desk with the inputs that officers, stations and timers give it. A line is about
/// the newest case unless it names another ("KWS-2026-000001 ditolak …").
/// </summary>
internal sealed partial class PlayOffice(PlayStage stage)
{
    /// <summary>Who takes places with "= penuh".</summary>
    private const string OthersNik = "3515170101900077";

    private static readonly byte[] OthersIndex = TestKeys.Cipher.OfNik(OthersNik);

    private static readonly string[] Days = ["minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"];

    public async Task DoAsync(string line)
    {
        var (number, words) = Numbered().Match(line) is { Success: true } named ? (named.Value.Trim(), line[named.Length..]) : (null, line);
        if (Later(words) is { } until) stage.Clock.PassUntil(until);
        else if (words.StartsWith("petugas", StringComparison.Ordinal)) await TalkAsync(words);
        else if (words.StartsWith("loket menerima ", StringComparison.Ordinal)) await AcceptAsync(words["loket menerima ".Length..]);
        else if (words.StartsWith("penuh", StringComparison.Ordinal)) await FillAsync(words["penuh".Length..].Trim());
        else if (words.StartsWith("kosong ", StringComparison.Ordinal)) await FreeAsync(words["kosong ".Length..].Trim());
        else if (words.StartsWith("kantor ", StringComparison.Ordinal)) await stage.ReopenAsync(words["kantor ".Length..]);
        else if (!await QueueAsync(words)) await DecideAsync(number, words);
    }

    /// <summary>"14 jam kemudian", "3 hari kemudian", "besok 08.00", "senin 09.30" (UTC); null when the line is none of these.</summary>
    private DateTime? Later(string words)
    {
        if (Span().Match(words) is { Success: true } span)
        {
            var count = int.Parse(span.Groups["n"].Value, CultureInfo.InvariantCulture);
            return stage.Clock.Now + span.Groups["unit"].Value switch
            {
                "menit" => TimeSpan.FromMinutes(count),
                "jam" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            };
        }

        if (Moment().Match(words) is not { Success: true } moment) return null;
        var now = TimeZoneInfo.ConvertTimeFromUtc(stage.Clock.Now, stage.Office.Zone);
        var day = moment.Groups["day"].Value switch
        {
            "nanti" => now.Date,
            "besok" => now.Date.AddDays(1),
            "lusa" => now.Date.AddDays(2),
            var name => Enumerable.Range(1, 7).Select(ahead => now.Date.AddDays(ahead)).First(date => Days[(int)date.DayOfWeek] == name),
        };
        return TimeZoneInfo.ConvertTimeToUtc(day + TimeSpan.ParseExact(moment.Groups["time"].Value, "hh\\.mm", CultureInfo.InvariantCulture), stage.Office.Zone);
    }

    private async Task DecideAsync(string? number, string words)
    {
        var (verb, rest) = words.Split(' ', 2) is [var first, var more] ? (first, more) : (words, "");
        switch (verb)
        {
            case "diperiksa":
                await TellAsync(number, file => Decision(file, "setuju"));
                break;
            case "diverifikasi":
                do await TellAsync(number, file => Decision(file, "setuju"));
                while ((await CaseAsync(number)).StepId == "verifikasi-plavon");
                break;
            case "dikembalikan":
                await TellAsync(number, file => Decision(file, "kembalikan", rest));
                break;
            case "ditolak":
                await TellAsync(number, file => Decision(file, "tolak", rest));
                break;
            case "putuskan":
                await TellAsync(number, file => Decision(file, rest.Split(' ')[0], rest.Contains(' ', StringComparison.Ordinal) ? rest.Split(' ', 2)[1] : ""));
                break;
            case "plavon":
                await TellAsync(number, file => PlavonSays(file, rest));
                break;
            case "direkam":
                if ((await CaseAsync(number)).StepId == "jadwal-rekam") await TellAsync(number, file => Decision(file, "datang-langsung"));
                await TellAsync(number, file => Decision(file, "direkam"));
                break;
            case "status":
                await KnowAsync(number, rest);
                break;
            case "blangko":
                await CountBlanksAsync(int.Parse(rest, CultureInfo.InvariantCulture));
                break;
            case "dicentang":
                foreach (var task in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)) await TellAsync(number, file => new TaskTicked(file.Id, At(file, task), file.StepId, task, null));
                break;
            case "dijeda":
                await TellAsync(number, file => new CasePaused(file.Id, At(file), rest, null));
                break;
            case "dilanjutkan":
                await TellAsync(number, file => new CaseResumed(file.Id, At(file)));
                break;
            case "dicetak":
                if ((await CaseAsync(number)).StepId == "menunggu-pusat") await TellAsync(number, file => Decision(file, "siap"));
                await PrintAsync(number);
                break;
            case "diserahkan":
                await TellAsync(number, file => new CardHandedOver(file.Id, At(file), rest.Length > 0 ? rest : "SITI AMINAH", rest.Length > 0 ? "satu_kk" : "sendiri", null));
                break;
            default:
                throw new InvalidDataException($"\"= {words}\" is nothing the office can do; the README says what it can.");
        }
    }

    /// <summary>"kk: buram, surat_hilang: gelap "Mohon foto ulang"", or codes alone.</summary>
    private Decided Decision(CaseFile file, string outcome, string words = "")
    {
        var quote = words.IndexOf('"', StringComparison.Ordinal);
        var note = quote < 0 ? null : words[(quote + 1)..].TrimEnd('"', ' ');
        var reasons = (quote < 0 ? words : words[..quote]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(reason => reason.Split(':', StringSplitOptions.TrimEntries) is [var document, var code] ? new DecisionReason(code, document) : new DecisionReason(reason, null));
        return new Decided(file.Id, At(file), file.StepId, outcome, [.. reasons], note);
    }

    /// <summary>"perbaikan "DOKUMEN TIDAK SESUAI"": one of our words for a status of Plavon, and Plavon's own.</summary>
    private BridgeNoted PlavonSays(CaseFile file, string words)
    {
        var (status, copied) = words.Split(' ', 2) is [var ours, var theirs] ? (ours, theirs.Trim('"')) : (words, null);
        return new BridgeNoted(file.Id, Counter, new BridgeNote("plavon", status, null, stage.Clock.Now, Words: copied));
    }

    private async Task PrintAsync(string? number)
    {
        var biodata = await BiodataAsync(number);
        await TellAsync(number, file => new BiodataEntered(file.Id, At(file), biodata));
        await TellAsync(number, file => new DeviceWorkAsked(file.Id, At(file), ["PrintCard"]));
        var caseId = (await CaseAsync(number)).Id;
        await using var db = stage.Open();
        var job = await db.DeviceJobs.Where(j => j.CaseId == caseId).OrderBy(j => j.Id).LastAsync();
        (job.State, job.AttemptId, job.StationId) = ("Claimed", Guid.NewGuid(), 1);
        job.Version++;
        await db.SaveChangesAsync();
        await TellAsync(number, file => new DeviceReported(file.Id, Actor.Station(1), job.Id, job.AttemptId.Value, true, null, null, []));
        await TellAsync(number, file => new PrintChecked(file.Id, At(file), job.Id, true, null));
    }

    /// <summary>An officer reads in the central application how the applicant's record stands: "PRR", "DUPLICATE RECORD".</summary>
    private async Task KnowAsync(string? number, string words)
    {
        var status = stage.Host.Services.GetRequiredService<RecordStatusBook>().Read(words) ?? throw new InvalidDataException($"\"{words}\" is no status of a record.");
        var entry = await stage.Host.Services.GetRequiredService<RecordDesk>().EnterAsync((await CaseAsync(number)).PersonId, status.Code, Counter, RecordSource.Single, CancellationToken.None);
        Assert.Equal((RecordOutcome.Changed, null), (entry.Outcome, entry.Refusal));
    }

    /// <summary>So many blank cards lie in the drawer.</summary>
    private async Task CountBlanksAsync(int count)
    {
        await using var db = stage.Open();
        var before = await CardStock.NowAsync(db, CancellationToken.None) ?? 0;
        db.StockMovements.Add(new StockMovement { OfficeId = db.OfficeId, At = stage.Clock.Now, Kind = StockKind.Counted, Amount = count - before, OfficerId = 1 });
        await db.SaveChangesAsync();
    }

    private async Task<Biodata> BiodataAsync(string? number)
    {
        var personId = (await CaseAsync(number)).PersonId;
        await using var db = stage.Open();
        var person = await db.People.SingleAsync(p => p.Id == personId);
        return new Biodata(
            person.Nik, person.Kk ?? "3515170108900001", person.Name, "Sidoarjo", new DateOnly(1990, 8, 1), "LAKI-LAKI", "-", "Jl. Melati 7", "003/001",
            "Kwangsan", "Sedati", "ISLAM", "BELUM KAWIN", "PELAJAR/MAHASISWA", "WNI");
    }

    /// <summary>An application at the counter, without any conversation: "hilang 3515170101900005 RUDI HARTONO".</summary>
    private async Task AcceptAsync(string words)
    {
        var parts = words.Split(' ', 3);
        var outcome = await Desk.HandleAsync(
            new SubmitCase(Counter, parts[0], new Applicant(parts[1], "3515170101900009", parts[2], null), [], null, $"loket-{Guid.NewGuid()}"), CancellationToken.None);
        Assert.True(outcome is DeskDone, (outcome as DeskRefused)?.OfficerText);
    }

    /// <summary>Other citizens take every free place, or those of one day ("2026-11-18"), or one moment ("2026-11-18 08.00").</summary>
    private async Task FillAsync(string when)
    {
        await using var db = stage.Open();
        var now = stage.Clock.Now;
        var taken = await SeatBook.TakenFromAsync(db, SeatBook.RecordingCounter, now, CancellationToken.None);
        var slots = stage.Host.Services.GetRequiredService<SlotFinder>().Find(SeatBook.RecordingCounter, now, taken)
            .Where(slot => Begins(slot.StartsAt, when)).ToList();
        if (slots.Count == 0) throw new InvalidDataException($"\"= penuh {when}\": there is no free place then.");
        await AcceptAsync($"baru {OthersNik} WARGA LAIN");
        var other = await CaseAsync(null);
        foreach (var slot in slots)
        {
            for (var seat = 1; seat <= slot.FreeSeats; seat++)
            {
                db.Appointments.Add(new Appointment
                {
                    OfficeId = db.OfficeId,
                    CaseId = other.Id,
                    Counter = slot.Counter,
                    StartsAt = slot.StartsAt,
                    EndsAt = slot.EndsAt,
                    Seat = seat,
                    CreatedAt = now,
                });
            }
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Who took the places of that moment ("2026-11-18 08.00") or day with "= penuh" gives them back.</summary>
    private async Task FreeAsync(string when)
    {
        await using var db = stage.Open();
        var now = stage.Clock.Now;
        var given = (await db.Appointments.Where(a => a.Seat != null && a.StartsAt > now && db.People.Any(p => p.NikIndex == OthersIndex && db.Cases.Any(c => c.Id == a.CaseId && c.PersonId == p.Id))).ToListAsync())
            .Where(a => Begins(a.StartsAt, when)).ToList();
        if (given.Count == 0) throw new InvalidDataException($"\"= kosong {when}\": nobody has a place then who could give it back.");
        foreach (var appointment in given) (appointment.Seat, appointment.State) = (null, AppointmentState.Cancelled);
        await db.SaveChangesAsync();
    }

    private bool Begins(DateTime at, string when) =>
        TimeZoneInfo.ConvertTimeFromUtc(at, stage.Office.Zone).ToString("yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture).StartsWith(when, StringComparison.Ordinal);

    /// <summary>What the back-office writes when an officer takes a conversation, says something in it, and gives it back.</summary>
    private async Task TalkAsync(string words)
    {
        await using var db = stage.Open();
        var texts = stage.Host.Services.GetRequiredService<TextBook>();
        var conversation = await db.Conversations.OrderBy(c => c.Id).FirstAsync();
        if (words == "petugas selesai")
        {
            (conversation.Owner, conversation.OfficerId, conversation.HandoffAt) = (ConversationOwner.Bot, null, null);
            (conversation.WakeAt, conversation.WakeFor) = (stage.Clock.Now, WakeReason.HandBack);
        }
        else
        {
            if (conversation.Owner != ConversationOwner.Officer) Say(texts.Render("petugas.taken", conversation.Language, new Dictionary<string, string> { ["name"] = "Budi" }));
            (conversation.Owner, conversation.HandoffAt) = (ConversationOwner.Officer, stage.Clock.Now);
            (conversation.WakeAt, conversation.WakeFor) = (stage.Host.Services.GetRequiredService<WakeTimes>().ReleaseAt(stage.Clock.Now), WakeReason.Away);
            if (words.StartsWith("petugas: ", StringComparison.Ordinal)) Say(words["petugas: ".Length..]);
        }

        conversation.Version++;
        await db.SaveChangesAsync();

        void Say(string text) => db.OutboxMessages.Add(new OutboxMessage
        {
            OfficeId = db.OfficeId,
            ConversationId = conversation.Id,
            Origin = OutboxOrigin.Officer,
            Content = MessagingJson.Write(new TextOut(text)),
            CreatedAt = stage.Clock.Now,
        });
    }

    /// <summary>Somebody at the counter.</summary>
    private Actor Counter => Actor.Officer(1, "Budi", [.. stage.Office.Roles.All.Select(role => role.Code)]);

    /// <summary>Who acts where the case stands, or ticks this task off. Each role is a person of its own: nobody approves twice in a case.</summary>
    private Actor At(CaseFile file, string? task = null)
    {
        var step = Desk.ProcedureOf(file)!.Step(file.StepId)!;
        var roles = step.Tasks.FirstOrDefault(t => t.Id == task)?.Roles is { Count: > 0 } own ? own : step.Roles;
        return roles.Count == 0 ? Counter : Actor.Officer(2 + stage.Office.Roles.All.ToList().FindIndex(role => role.Code == roles[0]), "Budi", roles);
    }

    private CaseDesk Desk => stage.Host.Services.GetRequiredService<CaseDesk>();

    private async Task TellAsync(string? number, Func<CaseFile, CaseInput> input)
    {
        var outcome = await Desk.HandleAsync(input(await CaseAsync(number)), CancellationToken.None);
        Assert.True(outcome is DeskDone, $"The desk refused: {(outcome as DeskRefused)?.OfficerText}");
    }

    private async Task<CaseFile> CaseAsync(string? number)
    {
        await using var db = stage.Open();
        return await db.Cases.AsNoTracking().Where(c => number == null || c.Number == number).OrderByDescending(c => c.Id).FirstOrDefaultAsync()
            ?? throw new InvalidDataException("There is no case yet.");
    }

    [GeneratedRegex("^[A-Z]{3}-[0-9]{4}-[0-9]{6} ")]
    private static partial Regex Numbered();

    [GeneratedRegex("^(?<n>[0-9]+) (?<unit>menit|jam|hari) kemudian$")]
    private static partial Regex Span();

    [GeneratedRegex("^(?<day>nanti|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu) (?<time>[0-9]{2}\\.[0-9]{2})$")]
    private static partial Regex Moment();
}
