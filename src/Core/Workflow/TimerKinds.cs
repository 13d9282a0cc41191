namespace KtpBot.Core.Workflow;

/// <summary>The kinds of timers a procedure may set.</summary>
public static class TimerKinds
{
    public const string AppointmentReminder = "appointment-reminder";

    public const string PickupReminder = "pickup-reminder";

    public static IReadOnlyList<string> All { get; } = [AppointmentReminder, PickupReminder];
}
