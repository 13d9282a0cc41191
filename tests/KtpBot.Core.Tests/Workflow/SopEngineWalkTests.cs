using KtpBot.Core.Cases;
using KtpBot.Core.Workflow;
using KtpBot.Testing;

namespace KtpBot.Core.Tests.Workflow;

/// <summary>Random walks through the real procedures: whatever people, devices and timers do in whatever order, no rule of the house breaks.</summary>
public sealed class SopEngineWalkTests
{
    private const int Steps = 120;
    private static readonly DateTime Start = new(2026, 11, 17, 2, 0, 0, DateTimeKind.Utc);
    private static readonly ProcedureBook Book = ProcedureBook.Load(RepositoryRoot.File("dialogs")).Book;

    public static TheoryData<string, string> Cases =>
        [.. Book.Current.SelectMany(p => p.Services.Select(service => new TheoryDataRow<string, string>(p.Id, service)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void RandomWalks_NeverReachAnIllegalStage_AndKeepEveryPromise(string procedureId, string service)
    {
        var procedure = Book.Newest(procedureId)!;
        var visited = new HashSet<string>();
        for (var seed = 0; seed < 400; seed++)
        {
            var walk = new EngineWalk(procedure, Book.RolesOf(procedureId), Book.Statuses, service, new Random(seed), Start);
            for (var n = 0; n < Steps && !walk.IsOver; n++)
            {
                // Pure chance seldom gets past a row of approvals, each of which may send the case back: every second walk is helped on.
                if (seed % 2 == 0 || n % 3 > 0) walk.Step();
                else walk.StepForward();
                visited.Add(walk.State.StepId);
            }
        }

        Assert.Equal(Reachable(procedure, service).Order(StringComparer.Ordinal), visited.Order(StringComparer.Ordinal));
    }

    /// <summary>Where an application for the service, about which nothing was answered, can come to rest.</summary>
    private static HashSet<string> Reachable(Procedure procedure, string service)
    {
        // Whether the person need not be recorded: lost again where the centre could not read what was recorded.
        var seen = new HashSet<(string Step, bool Recorded)>();
        var todo = new Queue<(string Step, bool Recorded)>([(procedure.StartStepId, !procedure.Recording.Any(r => r.Service == service && r.When is null)), (procedure.WithdrawnStepId, true)]);
        while (todo.TryDequeue(out var at))
        {
            var step = procedure.Step(at.Step)!;
            if (step.Outcomes.FirstOrDefault(o => o.Kind == OutcomeKind.Skip && Always(o, at.Recorded)) is { } always)
            {
                todo.Enqueue((always.ToStepId!, at.Recorded));
                continue;
            }

            if (!seen.Add(at)) continue;
            foreach (var outcome in step.Outcomes)
            {
                foreach (var to in new[] { outcome.ToStepId, outcome.BackToStepId }.OfType<string>()) todo.Enqueue((to, at.Recorded && !outcome.VoidsRecording));
            }
        }

        return [.. seen.Select(at => at.Step)];

        // A status that holds the card up may be known by the time the case comes to wait for the centre, so that is never always passed over.
        bool Always(StepOutcome skip, bool recorded) => skip.When is { } when
            ? recorded && when == StepCondition.AlreadyRecorded
            : skip.WhenAnswer is { Answer: "layanan" } answer && answer.Values.Contains(service);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FromEveryReachableState_SomeSequenceEndsInAHandOver(string procedureId, string service)
    {
        var procedure = Book.Newest(procedureId)!;
        for (var seed = 0; seed < 60; seed++)
        {
            var walk = new EngineWalk(procedure, Book.RolesOf(procedureId), Book.Statuses, service, new Random(seed), Start);
            for (var n = 0; n < seed && !walk.IsOver; n++) walk.Step();
            if (walk.IsOver) continue;

            for (var n = 0; n < 60 && !walk.IsOver; n++) walk.StepForward();

            Assert.True(walk.State.Stage == CaseStage.HandedOver, $"The case stands at {walk.State.StepId}.");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_IsPure_TheSameQuestionHasTheSameAnswer(string procedureId, string service)
    {
        var procedure = Book.Newest(procedureId)!;
        var walk = new EngineWalk(procedure, Book.RolesOf(procedureId), Book.Statuses, service, new Random(1), Start);
        for (var n = 0; n < 10 && !walk.IsOver; n++)
        {
            foreach (var input in walk.Everything())
            {
                var (first, second) = (SopEngine.Decide(procedure, walk.State, input, walk.Now), SopEngine.Decide(procedure, walk.State, input, walk.Now));
                if (first is SopAgreed a && second is SopAgreed b) Assert.Equal(a.Effects.Select(e => e.ToString()), b.Effects.Select(e => e.ToString()));
                else Assert.Equal(first, second);
            }

            walk.Step();
        }
    }
}
