namespace KtpBot.Simulator.WhatsApp;

/// <summary>Whether the bot echoed the challenge with 200, and its status; no status when it did not answer.</summary>
public sealed record HandshakeResult(bool Ok, int? Status);
