using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KtpBot.Core.Cases;

/// <summary>
/// What the citizen answered about an application besides the applicant's data, as kept with the case: who files it (filer), what
/// changed, why. Names and values are those of dialogs/flows; their words stand in the texts as <c>detail.&lt;name&gt;.&lt;value&gt;</c>.
/// </summary>
public static partial class CaseDetails
{
    /// <summary>Who files: sendiri, satu_kk or orang_lain.</summary>
    public const string Filer = "filer";

    /// <summary>The applicant's own e-mail address, where the service writes to it.</summary>
    public const string Email = "surel";

    /// <summary>When and where the privacy notice of the public form was accepted, in words.</summary>
    public const string Consent = "persetujuan";

    /// <summary>The language of who applied outside any conversation; Indonesian when missing.</summary>
    public const string Language = "bahasa";

    /// <summary>Before a document's code: where a form of another provider keeps the citizen's file.</summary>
    public const string LinkPrefix = "tautan.";

    public static IReadOnlyDictionary<string, string> None { get; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The stored form; null when there is nothing to keep.</summary>
    public static string? Write(IReadOnlyDictionary<string, string>? details) =>
        details is { Count: > 0 } ? JsonSerializer.Serialize(new Dictionary<string, string>(details), DetailsJson.Default.DictionaryStringString) : null;

    /// <param name="stored">As <see cref="Write"/> gave it.</param>
    public static IReadOnlyDictionary<string, string> Read(string? stored) =>
        stored is null ? None : JsonSerializer.Deserialize(stored, DetailsJson.Default.DictionaryStringString)!;

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class DetailsJson : JsonSerializerContext;
}
