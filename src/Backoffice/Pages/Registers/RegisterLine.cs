namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>A line of the book of handed-over cards.</summary>
internal sealed record RegisterLine(int Number, DateTime At, long CaseId, string CaseNumber, string Owner, string MaskedNik, string ReceivedBy, string Relation, string Officer, bool HasSignature, long EntryId);
