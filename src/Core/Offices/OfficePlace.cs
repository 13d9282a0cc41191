namespace KtpBot.Core.Offices;

/// <summary>A point on the map, WGS 84 as phones and maps use it.</summary>
/// <param name="Latitude">Degrees, south negative.</param>
/// <param name="Longitude">Degrees, east positive.</param>
public sealed record OfficePlace(double Latitude, double Longitude);
