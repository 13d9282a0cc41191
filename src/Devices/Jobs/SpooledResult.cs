using KtpBot.Core.Devices;

namespace KtpBot.Devices.Jobs;

/// <summary>A final report and the files that belong to it.</summary>
internal sealed record SpooledResult(StationResult Result, IReadOnlyList<DeviceArtifact> Artifacts);
