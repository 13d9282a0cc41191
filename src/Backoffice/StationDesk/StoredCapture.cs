using System.Text.Json.Serialization;
using KtpBot.Core.Devices;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>What is kept with the job: the station's result, and under which id each of its files lies in the store.</summary>
internal sealed record StoredCapture(StationResult Result, IReadOnlyDictionary<string, Guid> Files);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredCapture))]
internal sealed partial class StoredCaptureJson : JsonSerializerContext;
