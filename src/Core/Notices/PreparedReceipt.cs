using KtpBot.Core.Documents;

namespace KtpBot.Core.Notices;

/// <summary>A receipt, or a letter, that lies in the store, ready to be sent; the rows of its files are not saved yet.</summary>
/// <param name="PaperId">Its row among the issued papers.</param>
/// <param name="Picture">PNG, seen in the conversation at once; null with a letter, which lies in the store with its row already.</param>
/// <param name="Paper">PDF, to keep and to print.</param>
internal sealed record PreparedReceipt(long PaperId, StoredFile? Picture, StoredFile Paper);
