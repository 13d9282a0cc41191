namespace KtpBot.Simulator.Phone;

/// <summary>Body of <c>…/location</c>; degrees. The default is the middle of Kwangsan, roughly.</summary>
public sealed record PlaceRequest(double Latitude = -7.3868, double Longitude = 112.7761, string? Name = null);
