using KtpBot.Core.Documents;

namespace KtpBot.Core.Notices;

/// <summary>A receipt that lies in the store, ready to be sent; its rows are not saved yet.</summary>
/// <param name="Picture">PNG, seen in the conversation at once.</param>
/// <param name="Paper">PDF, to keep and to print.</param>
internal sealed record PreparedReceipt(StoredFile Picture, StoredFile Paper);
