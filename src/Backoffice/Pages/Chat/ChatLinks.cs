using System.Globalization;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>Addresses of the conversation pages.</summary>
internal static class ChatLinks
{
    public const string List = "/percakapan";

    public static string Show(long conversationId) => string.Create(CultureInfo.InvariantCulture, $"/percakapan/{conversationId}");

    public static string File(long conversationId, long messageId) => string.Create(CultureInfo.InvariantCulture, $"/percakapan/{conversationId}/berkas/{messageId}");
}
