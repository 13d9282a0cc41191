using KtpBot.Core.Data;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Notices;

/// <summary>What an office tells by e-mail (<c>email_notices</c> of office.yaml).</summary>
public static class OfficeMail
{
    /// <summary>Stands in the list for the receipt, which is no notice of a procedure.</summary>
    public const string Receipt = "receipt";

    /// <summary>It goes by e-mail beside the chat.</summary>
    public static bool MailsBeside(this OfficeProfile office, string key) => office.EmailNotices?.Contains(key) == true;

    /// <summary>Names in the list that nothing sends.</summary>
    /// <param name="office">The office.</param>
    /// <param name="notices">Every notice that can be sent.</param>
    internal static IEnumerable<DataFault> Check(OfficeProfile office, IReadOnlyCollection<string> notices) =>
        (office.EmailNotices ?? []).Where(key => key != Receipt && !notices.Contains(key)).Select(key =>
            new DataFault($"dialogs/offices/{office.Id}/office.yaml", 0, 0, $"email_notices names '{key}', but no procedure sends that notice."));
}
