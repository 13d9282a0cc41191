using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.CardPrinter;

/// <summary>The state of a printer.</summary>
/// <param name="Ready">It takes and prints jobs now.</param>
/// <param name="Obstacle">What hinders it, when it is not ready.</param>
/// <param name="RawReasons">Its own keywords, also mere warnings such as a ribbon that runs low.</param>
public sealed record PrinterStatus(bool Ready, DeviceFailure? Obstacle, IReadOnlyList<string> RawReasons);
