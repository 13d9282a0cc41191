using System.Globalization;

namespace KtpBot.Core.Cases;

/// <summary>Who does something to a case.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Id">Officer id, station id or conversation id; null for timers and the system.</param>
/// <param name="Name">For history pages: an officer's display name; never a citizen's.</param>
/// <param name="Roles">An officer's roles, as the procedures name them.</param>
public sealed record Actor(ActorKind Kind, string? Id, string? Name, IReadOnlyList<string> Roles)
{
    public static Actor Citizen(long conversationId) => new(ActorKind.Citizen, conversationId.ToString(CultureInfo.InvariantCulture), null, []);

    /// <summary>A citizen who wrote outside any conversation: on the public form.</summary>
    public static Actor Visitor { get; } = new(ActorKind.Citizen, null, null, []);

    public static Actor Officer(long officerId, string name, IReadOnlyList<string> roles) => new(ActorKind.Officer, officerId.ToString(CultureInfo.InvariantCulture), name, roles);

    public static Actor Station(long stationId) => new(ActorKind.Station, stationId.ToString(CultureInfo.InvariantCulture), null, []);

    /// <summary>What follows from something that somebody else did elsewhere.</summary>
    public static Actor System { get; } = new(ActorKind.System, null, null, []);

    public static Actor Timer { get; } = new(ActorKind.Timer, null, null, []);
}
