using KtpBot.Core.Offices;

namespace KtpBot.Core.Messaging;

/// <summary>
/// When the bot speaks of its own accord. Moments are UTC, rules are the office's local time: by day only, between the earliest
/// opening and the latest closing of its usual week, on any day of the week, since a form can be finished while the office is closed.
/// </summary>
public sealed class WakeTimes
{
    /// <summary>
    /// WhatsApp takes free words for 24 hours after the citizen last wrote; a little less, for a slow network. Held on every channel: a
    /// reminder a day late is none.
    /// https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows
    /// </summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(20);

    /// <summary>Moments are kept to this grain, so that the answers of one sitting rarely change the row's index.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(15);

    /// <summary>An officer who still types at closing time is not cut short.</summary>
    private static readonly TimeSpan AfterClosing = TimeSpan.FromMinutes(30);

    /// <summary>For an officer who writes while the office is closed.</summary>
    private static readonly TimeSpan OutOfHours = TimeSpan.FromHours(1);

    private readonly OfficeProfile _office;
    private readonly TimeOnly _from;
    private readonly TimeOnly _until;

    public WakeTimes(OfficeProfile office)
    {
        _office = office;
        var spans = Enum.GetValues<DayOfWeek>().SelectMany(day => office.Calendar.UsualWeek.On(day)).ToList();
        (_from, _until) = spans.Count == 0 ? (new TimeOnly(8, 0), new TimeOnly(16, 0)) : (spans.Min(span => span.From), spans.Max(span => span.Until));
    }

    /// <summary>
    /// When a citizen who has left a form is reminded: so many hours later (office.yaml, <c>nudge_after_hours</c>); at night the next
    /// morning, where the window still allows it, else the evening before. Null when the office wants no reminders.
    /// </summary>
    /// <param name="leftAt">When he last wrote.</param>
    public DateTime? NudgeAt(DateTime leftAt)
    {
        if (_office.NudgeAfterHours == 0) return null;
        var due = RoundUp(leftAt.AddHours(_office.NudgeAfterHours));
        if (IsDay(due)) return due;
        var morning = NextDay(due);
        if (morning < leftAt + Window) return morning;
        var evening = _office.Calendar.ToUtc(_office.DateAt(morning).AddDays(-1), _until) - AfterClosing;
        return evening > leftAt ? evening : null;
    }

    /// <summary>Whether people are awake: the hours in which the bot may speak first.</summary>
    public bool IsDay(DateTime at)
    {
        var time = TimeOnly.FromDateTime(_office.LocalTime(at));
        return time >= _from && time < _until;
    }

    /// <summary>
    /// When a conversation that a person holds is released, unless he writes again: half an hour after the office closes, or an hour
    /// after a word out of hours; earlier where office.yaml names <c>release_after_hours</c>.
    /// </summary>
    /// <param name="wroteAt">When he took it or last wrote.</param>
    public DateTime ReleaseAt(DateTime wroteAt)
    {
        var closing = _office.Calendar.SpansOn(_office.DateAt(wroteAt)).Select(span => span.Until + AfterClosing).LastOrDefault(DateTime.MinValue);
        var release = closing > wroteAt ? closing : wroteAt + OutOfHours;
        return _office.ReleaseAfterHours is { } hours && wroteAt.AddHours(hours) < release ? wroteAt.AddHours(hours) : release;
    }

    private DateTime NextDay(DateTime at)
    {
        var date = _office.DateAt(at);
        var morning = _office.Calendar.ToUtc(date, _from);
        return morning > at ? morning : _office.Calendar.ToUtc(date.AddDays(1), _from);
    }

    private static DateTime RoundUp(DateTime at) => new((at.Ticks + Grain.Ticks - 1) / Grain.Ticks * Grain.Ticks, DateTimeKind.Utc);
}
