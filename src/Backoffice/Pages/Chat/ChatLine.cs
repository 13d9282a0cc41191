using KtpBot.Core.Messaging;

namespace KtpBot.Backoffice.Pages.Chat;

/// <summary>One message of either direction.</summary>
/// <param name="At">UTC.</param>
/// <param name="FromCitizen">Left side of the page.</param>
/// <param name="Who">With ours: the bot, a notice or an officer's name.</param>
/// <param name="Text">Its words.</param>
/// <param name="Buttons">Answers offered with it.</param>
/// <param name="MessageId">Inbox row with a file to show, or outbox row that can be sent again.</param>
/// <param name="HasFile">A stored photo or document belongs to it.</param>
/// <param name="IsPicture">And it is a picture.</param>
/// <param name="State">With ours: how far it has come.</param>
/// <param name="Problem">Why it failed, for officers.</param>
/// <param name="CanResend">Failed, and not sent again yet.</param>
internal sealed record ChatLine(
    DateTime At,
    bool FromCitizen,
    string? Who,
    string Text,
    IReadOnlyList<string> Buttons,
    long MessageId,
    bool HasFile,
    bool IsPicture,
    DeliveryState? State,
    string? Problem,
    bool CanResend);
