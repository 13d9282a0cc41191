using System.Text.Json;
using KtpBot.Core.People;

namespace KtpBot.Core.Population;

/// <summary>What one source says about one person. Elements it says nothing about are null.</summary>
public sealed class PopulationRecord
{
    private readonly SortedDictionary<PopulationElement, string> _values;

    private PopulationRecord(SortedDictionary<PopulationElement, string> values) => _values = values;

    /// <summary>The element as the source writes it, without outer spaces; null when it says nothing.</summary>
    public string? this[PopulationElement element] => _values.GetValueOrDefault(element);

    public IReadOnlyDictionary<PopulationElement, string> Values => _values;

    /// <summary>From elements; empty words and a mere dash say nothing.</summary>
    public static PopulationRecord Of(IEnumerable<KeyValuePair<PopulationElement, string?>> elements)
    {
        var values = new SortedDictionary<PopulationElement, string>();
        foreach (var (element, value) in elements)
        {
            if (Clean(value) is { } clean) values[element] = clean;
        }

        return new PopulationRecord(values);
    }

    /// <summary>From fields as the web service or a table names them; unknown names are passed over.</summary>
    public static PopulationRecord OfFields(IEnumerable<KeyValuePair<string, string?>> fields)
    {
        var values = new SortedDictionary<PopulationElement, string>();
        string? rt = null, rw = null;
        foreach (var (name, value) in fields)
        {
            if (PopulationFields.Find(name) is not { } place || Clean(value) is not { } clean) continue;
            if (place.Part == FieldPart.Rt) rt = clean;
            else if (place.Part == FieldPart.Rw) rw = clean;
            else values.TryAdd(place.Element, clean);
        }

        if (RtRwForm.Join(rt, rw) is { } both) values.TryAdd(PopulationElement.RtRw, both);
        return new PopulationRecord(values);
    }

    /// <summary>What the office holds about the person of a case.</summary>
    public static PopulationRecord Of(Person person) => Of(new Dictionary<PopulationElement, string?>
    {
        [PopulationElement.Nik] = person.Nik,
        [PopulationElement.Kk] = person.Kk,
        [PopulationElement.Name] = person.Name,
        [PopulationElement.BirthPlace] = person.BirthPlace,
        [PopulationElement.BirthDate] = person.BirthDate,
        [PopulationElement.Sex] = person.Sex,
        [PopulationElement.BloodType] = person.BloodType,
        [PopulationElement.Address] = person.Address,
        [PopulationElement.RtRw] = person.RtRw,
        [PopulationElement.Village] = person.Village,
        [PopulationElement.District] = person.District,
        [PopulationElement.Religion] = person.Religion,
        [PopulationElement.MaritalStatus] = person.MaritalStatus,
        [PopulationElement.Occupation] = person.Occupation,
        [PopulationElement.Citizenship] = person.Citizenship,
    });

    public string Write() => JsonSerializer.Serialize(_values.ToDictionary(v => v.Key.ToString(), v => v.Value));

    /// <summary>Reads what <see cref="Write"/> made; elements that a later version knows are passed over.</summary>
    public static PopulationRecord Read(string json)
    {
        var values = new SortedDictionary<PopulationElement, string>();
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
        {
            if (Enum.TryParse<PopulationElement>(name, out var element)) values[element] = value;
        }

        return new PopulationRecord(values);
    }

    private static string? Clean(string? value) => value?.Trim() is { Length: > 0 } clean && clean is not ("-" or "--" or "NULL" or "null") ? clean : null;
}
