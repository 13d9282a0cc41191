using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;

namespace KtpBot.Bot.Conversations;

/// <summary>A citizen's file after it was fetched and looked at.</summary>
/// <param name="Input">What the dialog hears: stored (perhaps with a hint about its quality), or why not.</param>
/// <param name="Row">The row to add with the turn; null when the file was refused.</param>
internal sealed record BroughtFile(FileInput Input, StoredFile? Row);
