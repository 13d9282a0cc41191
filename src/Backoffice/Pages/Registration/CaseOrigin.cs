using KtpBot.Core.Registration;

namespace KtpBot.Backoffice.Pages.Registration;

/// <summary>Where an application without a conversation came from.</summary>
internal static class CaseOrigin
{
    /// <param name="submissionKey">Of the case.</param>
    /// <param name="conversationId">Of the case.</param>
    public static string Of(string submissionKey, long? conversationId) =>
        submissionKey.StartsWith(SubmissionKeys.Form, StringComparison.Ordinal) ? "lewat formulir web"
        : submissionKey.StartsWith(SubmissionKeys.Sheet, StringComparison.Ordinal) ? "lewat Google Form"
        : conversationId is null ? "di loket"
        : "lewat percakapan";
}
