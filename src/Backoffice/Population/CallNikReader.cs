using System.Text.Json;
using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>
/// Reads the service's answer: <c>{"content":[{…}],"lastPage":true,…}</c>, where the one entry holds either the elements or, in
/// <c>RESPON</c> or <c>RESPONSE</c>, a sentence. Known sentences: "Data Tidak Ditemukan", "Login Gagal", "IP Address Tidak Sesuai",
/// "User ID Tidak Aktif", "Kuota Akses Hari ini telah Habis" (basoro/Khanza DUKCAPILCekNIK.java, a bank's stand-in for the service, test
/// suites of a lender; all in public repositories). With <c>RESPONSE_CODE</c>, 00 is an answer, and clients take 08 and 11 to 15 for numbers
/// without a person to show (ricomarten/api-dukcapil). Names of fields come in capitals and in small letters.
/// </summary>
internal static class CallNikReader
{
    private static readonly string[] Sentences = ["RESPON", "RESPONSE", "RESPONSE_DESC", "MESSAGE"];
    private static readonly string[] WithoutPerson = ["08", "11", "12", "13", "14", "15"];

    public static CallNikAnswer Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return EntryOf(document.RootElement) is { } entry ? Read(entry) : CallNikAnswer.Of(PopulationOutcome.Unreadable);
        }
        catch (JsonException)
        {
            return CallNikAnswer.Of(PopulationOutcome.Unreadable);
        }
    }

    private static JsonElement? EntryOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        foreach (var property in root.EnumerateObject())
        {
            if (!property.Name.Equals("content", StringComparison.OrdinalIgnoreCase)) continue;
            if (property.Value is { ValueKind: JsonValueKind.Array } list) return list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object ? list[0] : null;
            return property.Value.ValueKind == JsonValueKind.Object ? property.Value : null;
        }

        // Some gateways hand the sentence out without the list around it.
        return root;
    }

    private static CallNikAnswer Read(JsonElement entry)
    {
        var fields = entry.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Text(p.Value))).ToList();
        var record = PopulationRecord.OfFields(fields);
        if (record[PopulationElement.Name] is not null) return new CallNikAnswer(PopulationOutcome.Found, record);
        var sentence = string.Join(' ', fields.Where(f => Sentences.Contains(f.Key.ToUpperInvariant())).Select(f => f.Value)).ToUpperInvariant();
        var code = fields.Find(f => f.Key.Equals("RESPONSE_CODE", StringComparison.OrdinalIgnoreCase)).Value;
        return CallNikAnswer.Of(OutcomeOf(sentence, code));
    }

    private static PopulationOutcome OutcomeOf(string sentence, string? code)
    {
        if (Says("KUOTA", "QUOTA")) return PopulationOutcome.QuotaUsed;
        if (Says("TIDAK DITEMUKAN", "TIDAK TERDAPAT", "TIDAK TERDAFTAR", "NOT FOUND") && !Says("USER", "IP ")) return PopulationOutcome.NotFound;
        if (Says("LOGIN", "USER", "PASSWORD", "IP ", "TIDAK BERHAK", "AKSES", "UNAUTHORIZED", "FORBIDDEN")) return PopulationOutcome.NotAllowed;
        if (Says("NON AKTIF", "NONAKTIF", "TIDAK AKTIF", "MENINGGAL", "GANDA", "PINDAH")) return PopulationOutcome.Inactive;
        return code is not null && WithoutPerson.Contains(code) ? PopulationOutcome.NotFound : PopulationOutcome.Unreadable;

        bool Says(params string[] words) => words.Any(word => sentence.Contains(word, StringComparison.Ordinal));
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
