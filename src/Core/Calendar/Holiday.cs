namespace KtpBot.Core.Calendar;

public enum HolidayKind
{
    /// <summary>Hari libur nasional.</summary>
    National,

    /// <summary>Cuti bersama: whether the office closes is its own choice.</summary>
    JointLeave,
}

/// <summary>A day of the national list.</summary>
public sealed record Holiday(DateOnly Date, HolidayKind Kind, string Name);
