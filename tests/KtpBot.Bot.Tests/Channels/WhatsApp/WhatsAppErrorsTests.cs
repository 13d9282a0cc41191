using KtpBot.Bot.Channels.WhatsApp;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppErrorsTests
{
    public static TheoryData<int, int?, bool, string> Table => new()
    {
        { 429, 130429, false, "later" },
        { 400, 131056, false, "later 4" },
        { 500, 131000, false, "later" },
        { 503, null, false, "later" },
        { 429, null, false, "later" },
        { 400, 999999, true, "later" },
        { 401, 190, false, "later 900 channel" },
        { 403, 200, false, "later 900 channel" },
        { 403, 299, false, "later 900 channel" },
        { 400, 131047, false, "held" },
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
            TryLater { After: { } after } later => $"later {after.TotalSeconds}{(later.WholeChannel ? " channel" : "")}",
            Held => "held",
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

    /// <summary>Every code of the provider's list that we are told to expect.</summary>
    public static TheoryData<string, int[]> Policies => new()
    {
        { "StopChannel", [0, 190, 3, 10, 200, 250, 299, 33, 131048, 131031, 131042, 368] },
        { "Retry", [2, 130429, 131000, 131016, 131057, 133016] },
        { "Pause", [4, 80007] },
        { "Pair", [131056] },
        { "Template", [131047] },
        { "OtherChannel", [131026] },
        { "NotThisWay", [131049, 130472, 131062] },
        { "Final", [131051, 131060] },
        { "FinalAlarm", [1, 100, 132000, 132001, 132005, 132007, 132012, 132015] },
        { "Media", [131052, 131053] },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void EveryKnownCode_HasItsPolicy(string policy, int[] codes) =>
        Assert.All(codes, code => Assert.Equal(policy, WhatsAppErrors.Find(code)?.Policy.ToString()));

    [Theory]
    [InlineData(131047, ReportedFailure.WindowClosed)]
    [InlineData(131026, ReportedFailure.Unreachable)]
    [InlineData(131049, ReportedFailure.NotThisWay)]
    [InlineData(130472, ReportedFailure.NotThisWay)]
    [InlineData(131062, ReportedFailure.NotThisWay)]
    [InlineData(131051, ReportedFailure.Final)]
    [InlineData(999999, ReportedFailure.Final)]
    [InlineData(null, ReportedFailure.Final)]
    public void AFailureThatComesLater_SaysWhatFollows(int? code, ReportedFailure expected) => Assert.Equal(expected, WhatsAppErrors.FailureOf(code));

    [Fact]
    public void TheTable_HasOneRowForEachCode_AndASentenceForStaffInEach()
    {
        var rows = WhatsAppErrorTable.Rows;

        Assert.Equal(rows.Count, rows.Select(row => row.Code).Distinct().Count());
        Assert.All(rows, row => Assert.EndsWith(".", row.Reason));
        Assert.All(rows.Where(row => row.To is null), row => Assert.Single(rows, other => other.Covers(row.Code)));
    }
}
