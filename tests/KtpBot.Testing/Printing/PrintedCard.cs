namespace KtpBot.Testing.Printing;

/// <summary>One document that reached the virtual printer's mechanism.</summary>
/// <param name="JobName">The name under which it was sent.</param>
/// <param name="Media">The medium asked for.</param>
/// <param name="Document">The bytes as they came.</param>
public sealed record PrintedCard(string JobName, string Media, byte[] Document);
