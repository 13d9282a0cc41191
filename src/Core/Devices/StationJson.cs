using System.Text.Json.Serialization;

namespace KtpBot.Core.Devices;

/// <summary>The wire format of the station API. A golden file in the tests pins it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StationClaim))]
[JsonSerializable(typeof(StationJob))]
[JsonSerializable(typeof(StationProgress))]
[JsonSerializable(typeof(StationAnswer))]
[JsonSerializable(typeof(StationResult))]
[JsonSerializable(typeof(StationResultAnswer))]
public sealed partial class StationJson : JsonSerializerContext;
