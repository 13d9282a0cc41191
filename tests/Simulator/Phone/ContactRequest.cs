namespace KtpBot.Simulator.Phone;

/// <summary>Body of <c>…/contact</c>; empty for the citizen's own card.</summary>
public sealed record ContactRequest(string? Name = null, string? Number = null);
