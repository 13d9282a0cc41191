namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>One message of either direction.</summary>
/// <param name="At">UTC.</param>
/// <param name="Who">With ours: the bot, a notice or an officer's name.</param>
/// <param name="Text">Its words.</param>
/// <param name="Buttons">Answers offered with it.</param>
/// <param name="MessageId">Inbox row of a citizen's message, outbox row of ours.</param>
/// <param name="HasFile">A stored photo or document belongs to it.</param>
/// <param name="IsPicture">And it is a picture.</param>
/// <param name="Problem">With a citizen's: what an officer must do about it.</param>
/// <param name="Sent">With ours: how far it has come; null for a citizen's.</param>
internal sealed record ChatLine(
    DateTime At,
    string? Who,
    string Text,
    IReadOnlyList<string> Buttons,
    long MessageId,
    bool HasFile,
    bool IsPicture,
    string? Problem,
    SentView? Sent)
{
    /// <summary>Left side of the page.</summary>
    public bool FromCitizen => Sent is null;
}
