namespace KtpBot.Simulator.Phone;

/// <summary>Body of <c>…/text</c> and <c>…/edit</c>; the message is the one to rewrite.</summary>
public sealed record TextRequest(string Text, string? Message = null);
