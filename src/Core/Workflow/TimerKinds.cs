namespace KtpBot.Core.Workflow;

/// <summary>The kinds of timers a procedure may set.</summary>
public static class TimerKinds
{
    public const string AppointmentReminder = "appointment-reminder";

    /// <summary>On the day itself, for one who was reminded the day before.</summary>
    public const string AppointmentDay = "appointment-day";

    public const string PickupReminder = "pickup-reminder";

    /// <summary>Due at once: the receipt is drawn and sent outside the citizen's own turn, which must stay quick.</summary>
    public const string Receipt = "receipt";

    /// <summary>Due at once: the finished cover letter is drawn and sent outside the officer's own click.</summary>
    public const string Letter = "letter";

    /// <summary>Some time after the card was handed over: the citizen is asked how he was served.</summary>
    public const string Survey = "survey";

    /// <summary>Before an application outside takes no correction any more: the citizen is reminded.</summary>
    public const string CorrectionReminder = "correction-reminder";

    /// <summary>At that deadline: the office is told.</summary>
    public const string CorrectionOver = "correction-over";

    /// <summary>Set by notes about applications outside, never by a procedure.</summary>
    public static IReadOnlyList<string> OfCorrections { get; } = [CorrectionReminder, CorrectionOver];

    /// <summary>What a procedure may set.</summary>
    public static IReadOnlyList<string> All { get; } = [AppointmentReminder, AppointmentDay, PickupReminder, Receipt, Survey];
}
