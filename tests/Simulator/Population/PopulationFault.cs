using System.Text.Json.Serialization;

namespace KtpBot.Simulator.Population;

/// <summary>What is wrong with the service of Dukcapil while the fault is on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PopulationFault>))]
public enum PopulationFault
{
    [JsonStringEnumMemberName("none")] None,

    /// <summary>No answer at all.</summary>
    [JsonStringEnumMemberName("slow")] Slow,

    /// <summary>500 with a page of the web server.</summary>
    [JsonStringEnumMemberName("5xx")] ServerError,

    /// <summary>200 with a page instead of JSON.</summary>
    [JsonStringEnumMemberName("not-json")] NotJson,

    /// <summary>An answer that does not end.</summary>
    [JsonStringEnumMemberName("endless")] Endless,

    /// <summary>The address of the asking machine is not the agreed one.</summary>
    [JsonStringEnumMemberName("not-allowed")] NotAllowed,

    /// <summary>The day's number of questions is used up.</summary>
    [JsonStringEnumMemberName("quota")] Quota,
}
