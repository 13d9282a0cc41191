using KtpBot.Bot.Channels.WhatsApp;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppErrorsTests
{
    public static TheoryData<int, int?, bool, string> Table => new()
    {
        { 429, 130429, false, "later" },
        { 400, 131056, false, "later 6" },
        { 500, 131000, false, "later" },
        { 503, null, false, "later" },
        { 429, null, false, "later" },
        { 400, 999999, true, "later" },
        { 401, 190, false, "later 900" },
        { 403, 200, false, "later 900" },
        { 403, 299, false, "later 900" },
        { 400, 131047, false, "refused" },
        { 400, 131051, false, "refused" },
        { 400, 132001, false, "refused" },
        { 400, 100, false, "refused" },
        { 400, 999999, false, "refused" },
        { 400, 131026, false, "unreachable" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Judge_FollowsTheTable(int status, int? code, bool isTransient, string expected)
    {
        var result = WhatsAppErrors.Judge(status, code, isTransient, null);

        var shown = result switch
        {
            TryLater { After: { } after } => $"later {after.TotalSeconds}",
            TryLater => "later",
            Refused { AddressUnreachable: true } => "unreachable",
            _ => "refused",
        };
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void TheProvidersOwnWait_IsKept() =>
        Assert.Equal(TimeSpan.FromSeconds(42), Assert.IsType<TryLater>(WhatsAppErrors.Judge(400, 131056, false, TimeSpan.FromSeconds(42))).After);

    [Theory]
    [InlineData(190, true)]
    [InlineData(132001, true)]
    [InlineData(250, true)]
    [InlineData(131026, false)]
    [InlineData(130429, false)]
    [InlineData(999999, false)]
    public void OnlyWhatStaffMustMend_RaisesAnAlarm(int code, bool expected) => Assert.Equal(expected, WhatsAppErrors.NeedsAttention(code));
}
