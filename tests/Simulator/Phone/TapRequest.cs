namespace KtpBot.Simulator.Phone;

/// <summary>Body of <c>…/tap</c>: the title or the id of a button, row or key, and the bubble when it matters which.</summary>
public sealed record TapRequest(string? Title = null, string? Id = null, string? Message = null);
