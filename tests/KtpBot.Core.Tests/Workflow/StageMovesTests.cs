using KtpBot.Core.Cases;
using static KtpBot.Core.Cases.CaseStage;

namespace KtpBot.Core.Tests.Workflow;

public sealed class StageMovesTests
{
    /// <summary>The whole table once more, spelled by hand: a change of a legal move must be made in two places on purpose.</summary>
    private static readonly Dictionary<CaseStage, CaseStage[]> Legal = new()
    {
        [Submitted] = [Submitted, Verifying, Returned, AwaitingRecording, AwaitingApproval, Rejected, Cancelled],
        [Verifying] = [Verifying, Returned, AwaitingRecording, AwaitingCentral, AwaitingApproval, ReadyToPrint, ReadyForPickup, HandedOver, Rejected, Cancelled],
        [Returned] = [Returned, Verifying, AwaitingRecording, AwaitingApproval, Rejected, Cancelled, Expired],
        [AwaitingRecording] = [AwaitingRecording, Returned, Verifying, AwaitingCentral, AwaitingApproval, ReadyToPrint, HandedOver, Rejected, Cancelled, Expired],
        [AwaitingCentral] = [AwaitingCentral, Blocked, AwaitingRecording, AwaitingApproval, ReadyToPrint, Rejected, Cancelled],
        [Blocked] = [Blocked, AwaitingCentral, AwaitingRecording, Returned, ReadyToPrint, Rejected, Cancelled],
        [AwaitingApproval] = [AwaitingApproval, Verifying, Returned, AwaitingRecording, AwaitingCentral, ReadyToPrint, ReadyForPickup, HandedOver, Rejected, Cancelled],
        [ReadyToPrint] = [ReadyToPrint, Printing, Blocked, Returned, Rejected, Cancelled],
        [Printing] = [Printing, Printed, ReadyToPrint],
        [Printed] = [Printed, ReadyForPickup, ReadyToPrint],
        [ReadyForPickup] = [ReadyForPickup, HandedOver, ReadyToPrint, Expired],
        [HandedOver] = [],
        [Rejected] = [],
        [Cancelled] = [],
        [Expired] = [],
    };

    public static TheoryData<CaseStage> Stages => [.. Enum.GetValues<CaseStage>()];

    [Theory]
    [MemberData(nameof(Stages))]
    public void CanMove_IsExactlyTheTable(CaseStage from) =>
        Assert.Equal(Legal[from].Order(), Enum.GetValues<CaseStage>().Where(to => StageMoves.CanMove(from, to)));

    [Theory]
    [MemberData(nameof(Stages))]
    public void EveryStage_LeadsToAnEnd(CaseStage from)
    {
        var seen = new HashSet<CaseStage> { from };
        var todo = new Queue<CaseStage>(seen);
        while (todo.TryDequeue(out var stage))
        {
            foreach (var next in Legal[stage].Where(seen.Add)) todo.Enqueue(next);
        }

        Assert.Contains(seen, StageMoves.IsEnd);
    }

    [Fact]
    public void ServicesWithoutACard_EndAtTheDesk_OnlyFromWhereSomebodyActedForThem()
    {
        Assert.Equal([Verifying, AwaitingRecording, AwaitingApproval, ReadyForPickup], From(HandedOver));
        Assert.Equal([Verifying, AwaitingApproval, Printed], From(ReadyForPickup));
        Assert.Equal([Printing], From(Printed));
    }

    [Fact]
    public void OnTheWayOfACard_NothingIsHandedOver_ThatWasNotPrintedAndCheckedBefore()
    {
        Assert.Equal([ReadyForPickup], From(HandedOver).Where(from => !StageMoves.PassesThePrinter(from, HandedOver)));
        Assert.Equal([Printed], From(ReadyForPickup).Where(from => !StageMoves.PassesThePrinter(from, ReadyForPickup)));
        Assert.All(Enum.GetValues<CaseStage>(), from => Assert.All(
            Legal[from].Where(to => to is not (HandedOver or ReadyForPickup)), to => Assert.False(StageMoves.PassesThePrinter(from, to))));
    }

    private static IEnumerable<CaseStage> From(CaseStage to) => Enum.GetValues<CaseStage>().Where(from => from != to && StageMoves.CanMove(from, to));
}
