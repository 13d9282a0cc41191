using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Cards;
using KtpBot.Testing.Stations;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.EndToEnd.Offices;

/// <summary>
/// One case on its way: citizens act in chat, officers on their pages, the counter PC over its interface. After each act the citizen
/// reads what the procedure's data says, or nothing where it says nothing.
/// </summary>
internal sealed class OfficeCase
{
    private readonly JourneyOffice _office;
    private readonly StationClient _station;
    private readonly Dictionary<string, string> _approverAt = [];
    private IReadOnlyList<string> _approvedAs = [];
    private int _eventsSeen;
    private OfficerPage? _last;

    private OfficeCase(JourneyOffice office, StationClient station, JourneyCitizen citizen, Procedure procedure, string service, long id) =>
        (_office, _station, Citizen, Procedure, Service, Id) = (office, station, citizen, procedure, service, id);

    public long Id { get; }

    public string Service { get; }

    public Procedure Procedure { get; }

    public JourneyCitizen Citizen { get; }

    /// <summary>Where it waits.</summary>
    public ProcedureStep At { get; private set; } = null!;

    /// <summary>Steps that were passed over with the last act, as step and outcome.</summary>
    public IReadOnlyList<(string Step, string Outcome)> Skipped { get; private set; } = [];

    /// <summary>The role of the officer who acted last.</summary>
    public string? LastRole => _last?.Role;

    public string Path => string.Create(CultureInfo.InvariantCulture, $"/berkas/{Id}");

    /// <summary>Applied for in chat.</summary>
    public static async Task<OfficeCase> ApplyAsync(JourneyOffice office, StationClient station, Procedure procedure, string service)
    {
        var citizen = await office.CitizenAsync(service == "baru" ? "170808" : "170890");
        var made = new OfficeCase(office, station, citizen, procedure, service, await citizen.ApplyAsync(service));
        await made.LookAsync();
        Assert.True(made.Skipped.Count > 0 || made.At.Id == procedure.StartStepId, $"A new case waits at {made.At.Id}.");
        return made;
    }

    /// <summary>Brings the outcome about in the way in which its step waits for it, and holds what follows against the data.</summary>
    /// <param name="outcome">One of the present step.</param>
    /// <param name="document">A return names a document that is to come again.</param>
    /// <param name="standIn">A stand-in acts, where the step has one.</param>
    public async Task TakeAsync(StepOutcome outcome, bool document = false, bool standIn = false)
    {
        var from = At;
        var awaited = outcome.ToStepId ?? await ReturnStepAsync();
        foreach (var task in outcome.Needs.Contains(StepNeed.Tasks) ? from.Tasks : []) await TickAsync(task);
        var byCitizen = await ActAsync(outcome, document, standIn);
        await LookAsync();
        if (At.Id != awaited && !Skipped.Any(s => s.Step == awaited))
            Assert.Fail($"{Procedure.Id}: {from.Id}/{outcome.Id} led to {At.Id}, not to {awaited}. The officer reads:\n{(await _last!.OpenAsync(Path)).Text}");
        if (byCitizen) await Citizen.ReadAsync();
        else await HearsAsync($"{from.Id}/{outcome.Id}", NoticeOf(outcome));
    }

    /// <summary>Outcomes of the steps on the way, by their ids.</summary>
    public async Task TakeAsync(params string[] outcomes)
    {
        foreach (var id in outcomes) await TakeAsync(At.Outcomes.FirstOrDefault(o => o.Id == id) ?? throw new InvalidOperationException($"{Procedure.Id} has no {id} at {At.Id}."));
    }

    /// <summary>The work rests for a cause and goes on; the citizen is told once.</summary>
    public async Task PauseAsync(string cause)
    {
        var officer = await OfficerAsync(At.Roles[0]);
        await officer.SendAsync((await officer.OpenAsync(Path)).To($"{Path}/bersama?handler=Pause"), ("code", cause));
        await HearsAsync($"{At.Id}, jeda {cause}", SopEngine.PausedNotice);
        await officer.SendAsync((await officer.OpenAsync(Path)).To($"{Path}/bersama?handler=Resume"));
        await LookAsync();
        await HearsAsync($"{At.Id}, lanjut", null);
    }

    /// <summary>The citizen has it cancelled, in chat or at the counter.</summary>
    public async Task WithdrawAsync(bool atCounter)
    {
        if (atCounter)
        {
            var officer = await OfficerAsync(Procedure.Intake.Roles[0]);
            var page = await officer.FollowAsync(await officer.OpenAsync(Path), $"{Path}/tutup/batal");
            await officer.SendAsync(page.To(page.Path));
        }
        else
        {
            await Citizen.WithdrawAsync();
        }

        await LookAsync();
        Assert.Equal(Procedure.WithdrawnStepId, At.Id);
        await HearsAsync("batal", atCounter ? At.Notice : null);
    }

    /// <summary>The citizen comes at the time of his appointment, and the counter notes it on the case page. False when he has none.</summary>
    public async Task<bool> ArriveAsync()
    {
        await using var db = _office.Rows();
        if (await db.Appointments.Where(a => a.CaseId == Id && a.Seat != null).Select(a => (DateTime?)a.StartsAt).SingleOrDefaultAsync() is not { } startsAt) return false;
        if (_office.Clock.Now < startsAt) _office.Clock.AdvanceTo(startsAt);
        var officer = await OfficerAsync(Procedure.Intake.Roles[0]);
        await officer.SendAsync((await officer.OpenAsync(Path)).To("/berkas/loket-rekam?handler=Arrived"), ("id", Id.ToString(CultureInfo.InvariantCulture)));
        await LookAsync();
        return true;
    }

    /// <summary>The officer of a role, as he meets this case.</summary>
    public async Task<OfficerPage> OfficerAsync(string role) => _last = await _office.Officers.OfAsync(role);

    /// <returns>The citizen acted himself, in chat: the dialog answers him, and nobody tells him what he has just done.</returns>
    private async Task<bool> ActAsync(StepOutcome outcome, bool document, bool standIn)
    {
        switch (outcome.On)
        {
            case OutcomeTrigger.Decision:
                await DecideAsync(outcome, document, standIn);
                return false;
            case OutcomeTrigger.DocumentsComplete:
                await Citizen.SendAgainAsync();
                return true;
            case OutcomeTrigger.SlotBooked:
                await Citizen.BookAsync();
                return true;
            case OutcomeTrigger.PrintStarted:
                await EnterBiodataAsync();
                await CaptureAsync();
                await AskStationAsync(nameof(DeviceJobKind.PrintCard));
                return false;
            case OutcomeTrigger.Printed:
                await _station.DeliverAsync(await PrintJobAsync(), DeviceJobState.ConfirmedByPrinter);
                return false;
            case OutcomeTrigger.PrintFailed:
                await _station.DeliverAsync(await PrintJobAsync(), DeviceJobState.Failed);
                return false;
            case OutcomeTrigger.PrintUnknown:
                // The card was at the printer when the counter PC lost its memory: it asks for work and holds nothing.
                await _station.ReportAsync(await PrintJobAsync(), DeviceJobState.Submitted);
                Assert.Null(await _station.ClaimAsync());
                return false;
            case OutcomeTrigger.CheckGood or OutcomeTrigger.CheckBad:
                var checker = await OfficerAsync(At.Roles[0]);
                var good = outcome.On == OutcomeTrigger.CheckGood ? "true" : "false";
                await checker.PressAsync((await checker.OpenAsync(Path)).With("Input.Good", good), "Input.Good", good, ("Input.Note", "Sudut kartu terkelupas."));
                return false;
            case OutcomeTrigger.Record:
                await KnowRecordAsync(outcome.Record[^1]);
                return false;
            case OutcomeTrigger.HandedOver:
                await HandOverAsync();
                return false;
            default:
                throw new NotSupportedException($"Journeys do not know how to bring {outcome.On} about, which {Procedure.Id} waits for at {At.Id}/{outcome.Id}: teach OfficeCase.ActAsync.");
        }
    }

    private async Task DecideAsync(StepOutcome outcome, bool document, bool standIn)
    {
        var role = standIn ? At.StandIns.FirstOrDefault(r => !_approvedAs.Contains(r)) ?? At.Roles[0] : At.Roles[0];
        var officer = await OfficerAsync(role);
        if (outcome.Approval)
        {
            Assert.DoesNotContain(role, _approvedAs);
            _approverAt[At.Id] = role;
        }

        if (outcome.Kind == OutcomeKind.Reject)
        {
            var page = await officer.FollowAsync(await officer.OpenAsync(Path), $"{Path}/tutup/{outcome.Id}");
            await officer.SendAsync(page.To(page.Path), ("Input.CaseReason", outcome.Reasons[0]), ("Input.Note", "Catatan petugas."));
            return;
        }

        if (outcome.Approval && !standIn)
        {
            // Two taps on a telephone: the list of what waits for him, and his yes.
            var list = await officer.OpenAsync("/persetujuan");
            var row = list.Forms.FirstOrDefault(f => f.Fields.Any(x => x.Name == "id" && x.Value == Id.ToString(CultureInfo.InvariantCulture)) && f.Buttons.Any(b => b.Name == "outcome" && b.Value == outcome.Id));
            Assert.True(row is not null, $"{role} does not find {Path} with {outcome.Id} among what waits for his approval:\n{list.Text}");
            await officer.PressAsync(row, "outcome", outcome.Id);
            return;
        }

        var form = (await officer.OpenAsync(Path)).With("Input.Outcome", outcome.Id);
        await officer.PressAsync(form, "Input.Outcome", outcome.Id, [.. Because(form, outcome, document)]);
    }

    /// <summary>The first reason, for the family card where a document is asked for again.</summary>
    private static IEnumerable<(string, string)> Because(HtmlForm form, StepOutcome outcome, bool document)
    {
        if (outcome.Reasons.Count == 0 && outcome.Kind is not OutcomeKind.Escalate) yield break;
        if (form.Has("Input.Note")) yield return ("Input.Note", "Catatan petugas.");
        if (outcome.Reasons.Count == 0) yield break;
        if (!document)
        {
            yield return ("Input.CaseReason", outcome.Reasons[0]);
            yield break;
        }

        var shown = form.Fields.First(f => f.Name.EndsWith("].Requirement", StringComparison.Ordinal) && f.Value == "kk").Name[..^".Requirement".Length];
        yield return (shown + ".Good", "false");
        yield return (shown + ".Code", outcome.Reasons[0]);
    }

    private async Task TickAsync(StepTask task)
    {
        var officer = await OfficerAsync(task.Roles.Concat(At.Roles).First());
        await officer.PressAsync((await officer.OpenAsync(Path)).With("taskId", task.Id), "taskId", task.Id);
        await HearsAsync($"{At.Id}, tugas {task.Id}", null);
    }

    private async Task EnterBiodataAsync()
    {
        var officer = await OfficerAsync(At.Roles[0]);
        var page = await officer.FollowAsync(await officer.OpenAsync(Path), $"{Path}/biodata");
        var nik = Citizen.Applicant.Nik;
        await officer.SendAsync(
            page.To(page.Path), ("Input.BirthPlace", "CONTOH"), ("Input.BirthDate", $"{nik[6..8]}-{nik[8..10]}-{(nik[10] == '9' ? "19" : "20")}{nik[10..12]}"), ("Input.Sex", "LAKI-LAKI"),
            ("Input.Address", "JL. CONTOH 7"), ("Input.RtRw", "003/001"), ("Input.Village", "CONTOH"), ("Input.District", "CONTOH"), ("Input.Religion", "ISLAM"),
            ("Input.MaritalStatus", "BELUM KAWIN"), ("Input.Occupation", "PELAJAR/MAHASISWA"));
    }

    /// <summary>The photo once, with the background that the year of birth asks for.</summary>
    private async Task CaptureAsync()
    {
        await using var db = _office.Rows();
        if (!At.Devices.Contains(nameof(DeviceJobKind.CapturePhoto)) || await db.DeviceJobs.AnyAsync(j => j.CaseId == Id && j.Kind == nameof(DeviceJobKind.CapturePhoto))) return;
        await AskStationAsync(nameof(DeviceJobKind.CapturePhoto));
        var job = (await _station.ClaimAsync())!;
        Assert.Equal(PhotoBackground.Blue, job.Photo!.Background); // Both years that journeys know are even.
        await _station.DeliverAsync(job, DeviceJobState.Done, new DeviceArtifact("photo.jpg", "image/jpeg", FictionalCards.PortraitJpeg()));
    }

    private async Task AskStationAsync(string kind)
    {
        var officer = await OfficerAsync(At.Roles[0]);
        await officer.PressAsync((await officer.OpenAsync(Path)).With("kinds", kind), "kinds", kind);
    }

    private async Task<StationJob> PrintJobAsync()
    {
        var job = await _station.ClaimAsync();
        Assert.True(job?.Kind == DeviceJobKind.PrintCard, $"The counter PC finds no card to print, but {job?.Kind.ToString() ?? "nothing"}.");
        Assert.Equal(Citizen.Applicant.Nik, job!.Card!.Text.Nik);
        return job;
    }

    /// <summary>The front desk reads in the central application how the applicant's record stands, and notes it on the case page.</summary>
    private async Task KnowRecordAsync(string code)
    {
        var officer = await OfficerAsync(Procedure.Intake.Roles[0]);
        await officer.SendAsync((await officer.OpenAsync(Path)).To($"{Path}/rekam-status"), ("code", code));
    }

    private async Task HandOverAsync()
    {
        var officer = await OfficerAsync(At.Roles[0]);
        var page = await officer.FollowAsync(await officer.OpenAsync(Path), $"{Path}/serahkan");
        var strokes = "[[" + string.Join(',', Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"[{i / 40d:0.000},{0.5 + (0.4 * Math.Sin(i / 3d)):0.000}]"))) + "]]";
        await officer.SendAsync(page.To(page.Path), ("Input.Relation", "sendiri"), ("Input.Strokes", strokes));
        await using var db = _office.Rows();
        var entry = await db.RegisterEntries.SingleAsync(r => r.CaseId == Id);
        Assert.NotNull(entry.SignatureFileId);
        Assert.Equal(Citizen.Applicant.Name, entry.ReceivedBy, ignoreCase: true);
    }

    /// <summary>What the data says is told with an outcome; null for silence.</summary>
    private string? NoticeOf(StepOutcome outcome)
    {
        var landing = Skipped.Select(s => Procedure.Step(s.Step)!.Outcomes.Single(o => o.Id == s.Outcome).Notice).LastOrDefault(n => n is not null) ?? At.Notice;
        return (outcome.Notice ?? (outcome.IsInternal ? null : landing)) is var notice and not StepOutcome.NoNotice ? notice : null;
    }

    private async Task HearsAsync(string after, string? notice)
    {
        var arrived = await Citizen.ReadAsync();
        var heard = arrived.Where(b => b.File is null).ToList();
        var letters = arrived.Where(b => b.File is not null).Select(b => b.File!).ToList();
        if (notice is not null && At.Stage == CaseStage.ReadyForPickup && Service == "surat_pengantar" && _office.Profile.LetterByChat)
            Assert.StartsWith("Surat pengantar ", Assert.Single(letters), StringComparison.Ordinal);
        else
            Assert.Empty(letters);
        if (notice is null)
        {
            Assert.True(heard.Count == 0, $"{Procedure.Id}: after {after} the citizen should hear nothing, but reads: {heard.FirstOrDefault()?.Text}");
            return;
        }

        Assert.True(
            heard is [{ } only] && _office.Words.Are(notice, Service, only.Text),
            $"{Procedure.Id}: after {after} the citizen should read notice.{notice} (\"{_office.Words.Begin(notice, Service)}\") and nothing else, but reads:\n{string.Join("\n", heard.Select(b => b.Text))}");
    }

    private async Task<string> ReturnStepAsync()
    {
        await using var db = _office.Rows();
        return (await db.Cases.Where(c => c.Id == Id).Select(c => c.ReturnStepId).SingleAsync()) ?? throw new InvalidOperationException($"{Path} was not returned from anywhere.");
    }

    /// <summary>Where it waits now, by the rows, and what was passed over on the way.</summary>
    private async Task LookAsync()
    {
        await using var db = _office.Rows();
        var step = await db.Cases.Where(c => c.Id == Id).Select(c => c.StepId).SingleAsync();
        var events = await db.CaseEvents.AsNoTracking().Where(e => e.CaseId == Id).OrderBy(e => e.Id).ToListAsync();
        At = Procedure.Step(step)!;
        Skipped = [.. events.Skip(_eventsSeen).Where(e => e.Kind == "Skipped").Select(e => (e.StepId, e.ReasonCode!))];
        _eventsSeen = events.Count;

        // What goes back is looked at anew: approvals of that step and later are void then, as the replay of the history says.
        var standing = CaseStanding.Of(Procedure, events.Select(e => new EventFact(e.Kind, e.StepId, e.ToStepId, e.ActorId, e.ReasonCode)));
        Assert.Equal(step, standing.StepId);
        _approvedAs = [.. standing.Approvals.Select(a => _approverAt[a.StepId])];
    }
}
