using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// What follows from a failure that comes as a status, after the message was accepted.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
/// </summary>
internal static class WhatsAppFailures
{
    /// <param name="code">errors[].code of the status, if it has one.</param>
    public static ReportedFailure Of(int? code) => code switch
    {
        131047 => ReportedFailure.WindowClosed,
        131026 => ReportedFailure.Unreachable,
        131049 or 130472 or 131062 => ReportedFailure.NotThisWay,
        _ => ReportedFailure.Final,
    };
}
