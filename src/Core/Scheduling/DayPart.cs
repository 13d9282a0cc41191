namespace KtpBot.Core.Scheduling;

/// <summary>A part of the day as people say it. The words stand in the texts (jadwal.part.…), the ids in answers and buttons.</summary>
public enum DayPart
{
    /// <summary>Before 11:00.</summary>
    Pagi,

    /// <summary>From 11:00 to 15:00.</summary>
    Siang,

    /// <summary>From 15:00.</summary>
    Sore,
}

/// <summary>Which part of the day an hour belongs to, and the ids of the parts.</summary>
public static class DayParts
{
    private static readonly TimeOnly Noonish = new(11, 0);
    private static readonly TimeOnly Late = new(15, 0);

    /// <summary>The part an hour of the office's clock belongs to.</summary>
    public static DayPart Of(TimeOnly time) => time < Noonish ? DayPart.Pagi : time < Late ? DayPart.Siang : DayPart.Sore;

    /// <summary>"pagi", "siang", "sore".</summary>
    public static string IdOf(DayPart part) => part switch
    {
        DayPart.Pagi => "pagi",
        DayPart.Siang => "siang",
        DayPart.Sore => "sore",
    };

    /// <summary>The part with this id; null for any other word.</summary>
    public static DayPart? Find(string? id) => id switch
    {
        "pagi" => DayPart.Pagi,
        "siang" => DayPart.Siang,
        "sore" or "malam" => DayPart.Sore,
        _ => null,
    };
}
