namespace KtpBot.Simulator.WhatsApp;

/// <summary>An approved template; {{1}}, {{2}}… in the body are the places of its parameters.</summary>
public sealed record Template(string Name, string Language, string Body, IReadOnlyList<string>? Buttons = null);
