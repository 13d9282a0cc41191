namespace KtpBot.Simulator.Phone;

/// <summary>JSON body of <c>…/photo</c> and <c>…/document</c>: a name from the camera roll.</summary>
public sealed record RollRequest(string Name, string? Caption = null);
