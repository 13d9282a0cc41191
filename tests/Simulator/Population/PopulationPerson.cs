namespace KtpBot.Simulator.Population;

/// <summary>A fictional person of the population database, by the names of the service's fields.</summary>
public sealed record PopulationPerson(string Nik, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Answers as if the number were not in force.</summary>
    public bool Inactive { get; init; }
}
