using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;

namespace KtpBot.Bot.Conversations;

/// <summary>A message's conversation: its row as it stands, or a new one at the first word.</summary>
internal sealed class ConversationRows(TextBook texts, FieldCipher cipher)
{
    public ConversationState FindOrAdd(WriteScope scope, IncomingMessage message, DateTime now)
    {
        var index = cipher.OfAddress(message.Channel, message.Address);
        if (scope.Statements.FindConversation(index) is { } row)
            return new ConversationState(row.Id, row.Version, row.Owner, row.Language, ReadSession(row.Session, row.Language), row.ConsentAt);
        var language = LanguageOf(message.Language);
        var id = scope.Statements.AddConversation(
            message.Channel, cipher.SealText(message.Address), index, message.SenderName is { } name ? cipher.SealText(name) : null, language, now);
        return id is not null
            ? new ConversationState(id.Value, 0, ConversationOwner.Bot, language, DialogSession.New(language), null)
            : FindOrAdd(scope, message, now); // Another node was first: its row is there now.
    }

    /// <summary>The provider's hint counts for the first contact only; afterwards the citizen chooses.</summary>
    private string LanguageOf(string? hint) =>
        texts.Languages.FirstOrDefault(language => hint is not null && hint.StartsWith(language, StringComparison.OrdinalIgnoreCase)) ?? TextBook.DefaultLanguage;

    private DialogSession ReadSession(byte[]? stored, string language) =>
        stored is null ? DialogSession.New(language) : DialogSession.Read(cipher.Open(stored)).Speaking(language);
}
