namespace KtpBot.Simulator.Mail;

/// <summary>A mail that came in.</summary>
/// <param name="Id">Grows by one.</param>
/// <param name="At">When it came, UTC.</param>
/// <param name="From">The header, decoded.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The plain text, decoded.</param>
/// <param name="Headers">All of them, as they came, unfolded.</param>
/// <param name="Files">What is attached.</param>
public sealed record MailItem(int Id, DateTime At, string From, string To, string Subject, string Text, IReadOnlyList<string> Headers, IReadOnlyList<MailFile> Files);

/// <summary>An attached file.</summary>
public sealed record MailFile(string Name, string MimeType, byte[] Bytes);
