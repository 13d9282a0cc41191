using KtpBot.Bot.Channels.Email;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.Email;

/// <summary>What each answer asks of us: again, never, nothing more to this address, or nothing more at all until somebody has looked.</summary>
public sealed class SmtpErrorsTests
{
    public static TheoryData<string, int, string, string> Answers => new()
    {
        { nameof(SmtpStep.Recipient), 450, "4.2.1 busy", "later 450 4.2.1" },
        { nameof(SmtpStep.Recipient), 452, "", "later 452" },
        { nameof(SmtpStep.Recipient), 552, "over quota", "later 552" },
        { nameof(SmtpStep.Recipient), 550, "5.2.2 full", "later 550 5.2.2" },
        { nameof(SmtpStep.Recipient), 550, "", "gone 550" },
        { nameof(SmtpStep.Recipient), 553, "5.1.3 bad address", "gone 553 5.1.3" },
        { nameof(SmtpStep.Recipient), 550, "5.2.1 closed", "gone 550 5.2.1" },
        { nameof(SmtpStep.Recipient), 550, "5.7.1 relaying denied", "refused 550 5.7.1" },
        { nameof(SmtpStep.Recipient), 554, "", "refused 554" },
        { nameof(SmtpStep.Content), 451, "4.3.0", "later 451 4.3.0" },
        { nameof(SmtpStep.Content), 552, "too large", "refused 552" },
        { nameof(SmtpStep.Content), 554, "5.7.1 spam", "refused 554 5.7.1" },
        { nameof(SmtpStep.Greeting), 421, "", "later 421" },
        { nameof(SmtpStep.Greeting), 554, "no", "all server" },
        { nameof(SmtpStep.Tls), 454, "", "later 454" },
        { nameof(SmtpStep.SignIn), 535, "5.7.8", "all sign-in" },
        { nameof(SmtpStep.SignIn), 454, "4.7.0", "later 454 4.7.0" },
        { nameof(SmtpStep.Sender), 530, "5.7.0", "all sign-in" },
        { nameof(SmtpStep.Sender), 553, "5.1.8", "all sender" },
        { nameof(SmtpStep.Sender), 451, "", "later 451" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void AnAnswer_HasItsPolicy(string step, int code, string words, string policy)
    {
        var failure = new SmtpFailure(Enum.Parse<SmtpStep>(step), new SmtpReply(code, [words]));

        Assert.Equal(policy, SmtpErrors.Judge(failure) switch
        {
            TryLater { WholeChannel: true } all => "all " + all.Code,
            TryLater later => "later " + later.Code,
            Refused { AddressUnreachable: true } gone => "gone " + gone.Code,
            Refused refused => "refused " + refused.Code,
            var other => other.ToString(),
        });
    }

    [Theory]
    [InlineData("timeout", "timeout", false)]
    [InlineData("network", "network", false)]
    [InlineData("certificate", "certificate", true)]
    [InlineData("no-tls", "no-tls", true)]
    [InlineData("no-sign-in", "no-sign-in", true)]
    public void NoAnswer_IsNoFaultOfTheMail(string broken, string code, bool wholeChannel) =>
        Assert.Equal(new TryLater(code, WholeChannel: wholeChannel), SmtpErrors.Judge(new SmtpFailure(SmtpStep.Tls, null, broken)));
}
