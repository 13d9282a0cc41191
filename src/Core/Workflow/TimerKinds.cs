namespace KtpBot.Core.Workflow;

/// <summary>The kinds of timers a procedure may set.</summary>
public static class TimerKinds
{
    public const string AppointmentReminder = "appointment-reminder";

    public const string PickupReminder = "pickup-reminder";

    /// <summary>Due at once: the receipt is drawn and sent outside the citizen's own turn, which must stay quick.</summary>
    public const string Receipt = "receipt";

    public static IReadOnlyList<string> All { get; } = [AppointmentReminder, PickupReminder, Receipt];
}
