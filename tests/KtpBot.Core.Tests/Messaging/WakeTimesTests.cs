using KtpBot.Core.Messaging;
using KtpBot.Core.Offices;
using KtpBot.Core.Tests.Offices;

namespace KtpBot.Core.Tests.Messaging;

/// <summary>The fictional office's own clock; its week opens and closes as FictionalOffice says.</summary>
public sealed class WakeTimesTests
{
    private static readonly OfficeProfile _office = FictionalOffice.Office();
    private static readonly WakeTimes _times = new(_office);

    [Fact]
    public void NudgeAt_WheneverTheFormWasLeft_IsByDayAndInsideTheWindow()
    {
        var start = FictionalOffice.At("2026-11-16 00:00");
        for (var minute = 0; minute < 7 * 24 * 60; minute += 7)
        {
            var left = start.AddMinutes(minute);

            var nudge = _times.NudgeAt(left);

            Assert.NotNull(nudge);
            Assert.True(_times.IsDay(nudge.Value), $"left {left:u}, nudged {nudge:u}");
            Assert.InRange(nudge.Value - left, TimeSpan.FromHours(6), WakeTimes.Window);
        }
    }

    [Fact]
    public void NudgeAt_InTheAfternoon_IsTwentyHoursLaterToTheQuarterHour() =>
        Assert.Equal(FictionalOffice.At("2026-11-18 10:15"), _times.NudgeAt(FictionalOffice.At("2026-11-17 14:01")));

    [Fact]
    public void NudgeAt_WhereTheOfficeWantsNone_IsNever() => Assert.Null(new WakeTimes(_office with { NudgeAfterHours = 0 }).NudgeAt(FictionalOffice.At("2026-11-17 14:01")));

    [Theory]
    [InlineData("2026-11-17 09:00", null)]
    [InlineData("2026-11-17 09:00", 2)]
    [InlineData("2026-11-17 21:00", null)]
    [InlineData("2026-11-22 10:00", null)]
    public void ReleaseAt_IsSoonAfterClosing_NeverBeforeTheWord(string wrote, int? hours)
    {
        var wroteAt = FictionalOffice.At(wrote);
        var closes = _office.Calendar.SpansOn(_office.DateAt(wroteAt)).Select(span => span.Until).LastOrDefault();

        var release = new WakeTimes(_office with { ReleaseAfterHours = hours }).ReleaseAt(wroteAt);

        Assert.Equal(hours is { } few ? wroteAt.AddHours(few) : closes > wroteAt ? closes.AddMinutes(30) : wroteAt.AddHours(1), release);
    }
}
