using KtpBot.Core.Devices;

namespace KtpBot.Core.Tests.Devices;

public sealed class DeviceJobMovesTests
{
    [Theory]
    [InlineData(DeviceJobState.Waiting)]
    [InlineData(DeviceJobState.Claimed)]
    [InlineData(DeviceJobState.Submitted)]
    [InlineData(DeviceJobState.Printing)]
    [InlineData(DeviceJobState.Failed)]
    [InlineData(DeviceJobState.Cancelled)]
    public void CheckedByStaff_IsReachedOnlyFromWhatThePrinterConfirmed(DeviceJobState from) =>
        Assert.False(DeviceJobMoves.CanMove(DeviceJobKind.PrintCard, from, DeviceJobState.CheckedByStaff));

    [Fact]
    public void NoState_MayBeReachedFromItself()
    {
        foreach (var kind in Enum.GetValues<DeviceJobKind>())
        {
            foreach (var state in Enum.GetValues<DeviceJobState>())
                Assert.False(DeviceJobMoves.CanMove(kind, state, state), $"{kind} {state}");
        }
    }

    [Fact]
    public void Captures_NeverTakeAWordOfPrinting()
    {
        foreach (var from in Enum.GetValues<DeviceJobState>())
        {
            foreach (var to in new[] { DeviceJobState.Submitted, DeviceJobState.Printing, DeviceJobState.ConfirmedByPrinter, DeviceJobState.CheckedByStaff })
                Assert.False(DeviceJobMoves.CanMove(DeviceJobKind.CapturePhoto, from, to), $"{from} {to}");
        }
    }

    [Fact]
    public void EveryFailure_TellsTheOfficerWhatToDo()
    {
        foreach (var code in Enum.GetValues<DeviceFailureCode>())
        {
            var failure = DeviceFailures.For(code, "raw-reason");
            Assert.EndsWith(".", failure.OperatorText, StringComparison.Ordinal);
            Assert.Equal(["raw-reason"], failure.RawReasons);
        }
    }
}
