namespace KtpBot.Core.Devices;

/// <summary>
/// The only table of legal moves of a device job. States move forward only; a second print is a new attempt that starts
/// again at <see cref="DeviceJobState.Waiting"/>, decided by an officer and never by a machine.
/// </summary>
public static class DeviceJobMoves
{
    /// <summary>Whether a job of this kind may go from one state to another. Staying where it is, is no move.</summary>
    public static bool CanMove(DeviceJobKind kind, DeviceJobState from, DeviceJobState to) => to switch
    {
        DeviceJobState.Waiting => from is DeviceJobState.Failed,
        DeviceJobState.Claimed => from is DeviceJobState.Waiting,
        DeviceJobState.Submitted => IsPrint(kind) && from is DeviceJobState.Claimed,
        DeviceJobState.Printing => IsPrint(kind) && from is DeviceJobState.Claimed or DeviceJobState.Submitted,
        // From Failed when the outcome was unknown and an officer found the card in the tray.
        DeviceJobState.ConfirmedByPrinter => IsPrint(kind) && (IsAtPrinterOrBefore(from) || from is DeviceJobState.Failed),
        DeviceJobState.CheckedByStaff => IsPrint(kind) && from is DeviceJobState.ConfirmedByPrinter,
        DeviceJobState.Done => !IsPrint(kind) && from is DeviceJobState.Claimed,
        DeviceJobState.Failed => IsAtPrinterOrBefore(from) || from is DeviceJobState.ConfirmedByPrinter,
        DeviceJobState.Cancelled => from is DeviceJobState.Waiting or DeviceJobState.Claimed,
    };

    /// <summary>Whether nothing more is expected of the station for a job in this state.</summary>
    public static bool IsOverForStation(DeviceJobState state) => state switch
    {
        DeviceJobState.Waiting or DeviceJobState.Claimed or DeviceJobState.Submitted or DeviceJobState.Printing => false,
        DeviceJobState.ConfirmedByPrinter or DeviceJobState.CheckedByStaff or DeviceJobState.Done
            or DeviceJobState.Failed or DeviceJobState.Cancelled => true,
    };

    private static bool IsPrint(DeviceJobKind kind) => kind is DeviceJobKind.PrintCard;

    private static bool IsAtPrinterOrBefore(DeviceJobState state) =>
        state is DeviceJobState.Claimed or DeviceJobState.Submitted or DeviceJobState.Printing;
}
