namespace KtpBot.Simulator.Phone;

/// <summary>Body of <c>…/album</c>: names from the camera roll.</summary>
public sealed record AlbumRequest(IReadOnlyList<string> Names, string? Caption = null);
