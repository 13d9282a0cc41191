using System.Globalization;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Addresses of the conversation pages.</summary>
internal static class ChatLinks
{
    public const string List = "/percakapan";

    public static string Show(long conversationId) => string.Create(CultureInfo.InvariantCulture, $"/percakapan/{conversationId}");

    public static string File(long conversationId, long messageId) => string.Create(CultureInfo.InvariantCulture, $"/percakapan/{conversationId}/berkas/{messageId}");

    /// <summary>The conversation with one message in view.</summary>
    public static string At(long conversationId, bool theirs, long messageId) => $"{Show(conversationId)}#{Anchor(theirs, messageId)}";

    public static string Anchor(bool theirs, long messageId) => string.Create(CultureInfo.InvariantCulture, $"{(theirs ? "dari" : "ke")}-{messageId}");

    public static string Log(long conversationId, bool theirs, long messageId) =>
        string.Create(CultureInfo.InvariantCulture, $"/percakapan/{conversationId}/catatan/{(theirs ? LogModel.Theirs : LogModel.Ours)}/{messageId}");
}
