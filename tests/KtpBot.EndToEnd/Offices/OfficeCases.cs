using KtpBot.Core.Papers;
using KtpBot.Core.Workflow;
using KtpBot.Testing.Journeys;
using KtpBot.Testing.Stations;

namespace KtpBot.EndToEnd.Offices;

/// <summary>
/// Cases of one procedure, one after another, until every outcome of every step was taken, every step that may rest has rested, every
/// stand-in has stood in, and an application was withdrawn in chat and at the counter. What there is to do is read from the procedure.
/// </summary>
internal sealed class OfficeCases : IDisposable
{
    private const string InChat = "dibatalkan pemohon di percakapan", AtCounter = "dibatalkan di loket";

    private readonly JourneyOffice _office;
    private readonly StationClient _station;
    private readonly CheckedPapers _papers;
    private readonly ProcedureTravel _travel;
    private readonly HashSet<string> _rests;
    private readonly HashSet<string> _causes;
    private readonly HashSet<string> _standIns;
    private readonly HashSet<string> _withdrawals = [InChat, AtCounter];
    private bool _hasTicket;

    public OfficeCases(JourneyOffice office, StationClient station, Procedure procedure)
    {
        (_office, _station, _papers, _travel) = (office, station, new CheckedPapers(office), new ProcedureTravel(procedure));
        var pausing = procedure.Steps.Where(s => procedure.PausesAt(s).Count > 0).ToList();
        _rests = [.. pausing.Select(s => s.Id)];
        _causes = [.. pausing.SelectMany(procedure.PausesAt)];
        _standIns = [.. procedure.Steps.Where(s => s.StandIns.Count > 0).Select(s => s.Id)];
    }

    /// <summary>What no case has met yet, by name.</summary>
    public IEnumerable<string> Left =>
        [.. _travel.Left, .. _rests.Select(step => step + "/jeda"), .. _causes.Select(cause => "jeda " + cause), .. _standIns.Select(step => step + "/pengganti"), .. _withdrawals];

    public async Task TravelAsync()
    {
        var services = _office.Profile.Procedures.Where(p => p.Value == _travel.Procedure.Id).Select(p => p.Key).Where(JourneyCitizen.CanAskFor).ToList();
        foreach (var service in services) await TravelAsync(service);
        foreach (var how in _withdrawals.ToList())
        {
            var file = await OfficeCase.ApplyAsync(_office, _station, _travel.Procedure, services[0]);
            await file.WithdrawAsync(how == AtCounter);
            _withdrawals.Remove(how);
        }
    }

    public void Dispose() => _papers.Dispose();

    private async Task TravelAsync(string service)
    {
        for (var isFirst = true; _travel.Count > 0; isFirst = false)
        {
            var before = _travel.Count;
            var file = await OfficeCase.ApplyAsync(_office, _station, _travel.Procedure, service);
            NoteSkipped(file);
            if (isFirst) await TakePapersOfApplicationAsync(file);
            for (var moves = 0; !file.At.IsEnd && _travel.Count > 0; moves++)
            {
                Assert.True(moves < ProcedureTravel.MostMoves, $"The case turns in circles at {file.At.Id}.");
                await MoveAsync(file);
            }

            if (_travel.Count == before) return;
        }
    }

    private async Task MoveAsync(OfficeCase file)
    {
        var at = file.At;
        if (_rests.Remove(at.Id))
        {
            var causes = _travel.Procedure.PausesAt(at);
            var cause = causes.FirstOrDefault(_causes.Contains) ?? causes[0];
            await file.PauseAsync(cause);
            _causes.Remove(cause);
        }

        var outcome = _travel.Choose(at, file.Service, (await _office.MissingAsync(file.Id)).Count > 0);
        if (outcome.Booking == BookingFate.Done && !_hasTicket) await TakeTicketAsync(file);
        var standIn = _standIns.Contains(at.Id) && outcome is { On: OutcomeTrigger.Decision, Kind: not OutcomeKind.Reject };
        await file.TakeAsync(outcome, _travel.AsksForDocument(outcome), standIn);
        if (standIn && file.LastRole is { } acted && at.StandIns.Contains(acted)) _standIns.Remove(at.Id);
        NoteSkipped(file);
        if (!_travel.Take(at.Id, outcome.Id)) return;
        foreach (var kind in CheckedPapers.After(file, outcome).ToList()) await _papers.IssueAsync(file, kind);
    }

    /// <summary>The receipt came by itself; F-1.02 is printed for who applies for a card.</summary>
    private async Task TakePapersOfApplicationAsync(OfficeCase file)
    {
        await _papers.OpenAsync(file, PaperKind.Receipt);
        if (_travel.Procedure.PrintsCards) await _papers.IssueAsync(file, PaperKind.F102);
    }

    /// <summary>Who comes to his appointment gets a number of the day.</summary>
    private async Task TakeTicketAsync(OfficeCase file)
    {
        if (!await file.ArriveAsync()) return;
        await _papers.IssueAsync(file, PaperKind.QueueTicket);
        _hasTicket = true;
    }

    private void NoteSkipped(OfficeCase file)
    {
        foreach (var (step, outcome) in file.Skipped) _travel.Take(step, outcome);
    }
}
