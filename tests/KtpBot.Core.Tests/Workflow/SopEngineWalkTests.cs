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
            var walk = new EngineWalk(procedure, service, new Random(seed), Start);
            for (var n = 0; n < Steps && !walk.IsOver; n++)
            {
                walk.Step();
                visited.Add(walk.State.StepId);
            }
        }

        var needed = procedure.Steps.Select(s => s.Id);
        if (!procedure.Recording.Any(r => r.Service == service && r.When is null)) needed = needed.Except(["jadwal-rekam", "rekam"]);
        Assert.Equal(needed.Order(StringComparer.Ordinal), visited.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FromEveryReachableState_SomeSequenceEndsInAHandOver(string procedureId, string service)
    {
        var procedure = Book.Newest(procedureId)!;
        for (var seed = 0; seed < 60; seed++)
        {
            var walk = new EngineWalk(procedure, service, new Random(seed), Start);
            for (var n = 0; n < seed && !walk.IsOver; n++) walk.Step();
            if (walk.IsOver) continue;

            for (var n = 0; n < 40 && !walk.IsOver; n++) walk.StepForward();

            Assert.Equal(CaseStage.HandedOver, walk.State.Stage);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_IsPure_TheSameQuestionHasTheSameAnswer(string procedureId, string service)
    {
        var procedure = Book.Newest(procedureId)!;
        var walk = new EngineWalk(procedure, service, new Random(1), Start);
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
