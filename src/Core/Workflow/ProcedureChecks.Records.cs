using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <content>Statuses of the population record that outcomes follow or set.</content>
internal sealed partial class ProcedureChecks
{
    private void CheckRecord(ProcedureStep step, StepOutcome outcome, YamlData at)
    {
        var follows = outcome.On == OutcomeTrigger.Record;
        if (follows != outcome.Record.Count > 0) at.Fault("'record' belongs to outcomes on trigger Record, and every one of them needs it.");
        if (follows && outcome.Kind != OutcomeKind.Advance) at.Fault("A status of the record only leads on (kind Advance): nobody is there to give a reason.");
        if (follows && outcome.Needs.Count > 0) at.Fault("A status of the record comes whether or not something is missing: leave 'needs' away.");
        if (outcome.SetsRecord is not null && outcome is not { On: OutcomeTrigger.Decision, Kind: OutcomeKind.Advance }) at.Fault("'sets-record' belongs to what an officer decides and what leads on (kind Advance).");
        if (outcome is { VoidsRecording: true, MarksRecorded: true }) at.Fault("'voids-recording' and 'marks-recorded' contradict each other.");
        foreach (var code in outcome.Record)
        {
            CheckCode(code, at);
            if (step.OnRecord(code) is { } first && !ReferenceEquals(first, outcome)) at.Fault($"The status '{code}' already leads to '{first.Id}' at this step.");
        }

        if (outcome.SetsRecord is { } sets) CheckCode(sets, at);
    }

    private void CheckCode(string code, YamlData at)
    {
        if (statuses is null || statuses.Find(code) is not null) return;
        at.Fault(statuses.Read(code) is { } meant
            ? $"The record status '{code}' must be written as its code: {meant.Code}."
            : $"The record status '{code}' is unknown. Known: {string.Join(", ", statuses.All.Select(s => s.Code))}.");
    }
}
