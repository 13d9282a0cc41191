using System.Globalization;
using System.Text.Json;
using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>
/// Writes the question as the service takes it. CALL_NIK wants the number alone; CALL_VERIFY_BY_ELEMEN wants the elements to be judged, dates
/// as dd-MM-yyyy, and the likeness under the name TRESHOLD, misspelt as it is.
/// </summary>
internal static class CallNikQuestion
{
    private static readonly (PopulationElement Element, string Field)[] Judged =
    [
        (PopulationElement.Kk, "NO_KK"), (PopulationElement.Name, "NAMA_LGKP"), (PopulationElement.BirthPlace, "TMPT_LHR"), (PopulationElement.BirthDate, "TGL_LHR"),
        (PopulationElement.Sex, "JENIS_KLMIN"), (PopulationElement.Address, "ALAMAT"), (PopulationElement.Village, "KEL_NAME"), (PopulationElement.District, "KEC_NAME"),
        (PopulationElement.MaritalStatus, "STATUS_KAWIN"), (PopulationElement.Occupation, "JENIS_PKRJN"),
    ];

    public static byte[] Write(CallNikOptions options, string nik, PopulationRecord ours)
    {
        var names = options.FieldNames;
        var fields = new Dictionary<string, string> { [names[0]] = nik, [names[1]] = options.UserId, [names[2]] = options.Password };
        if (options.IpUser.Length > 0) fields[names[3]] = options.IpUser;
        if (options.Verifies)
        {
            fields["TRESHOLD"] = options.Threshold.ToString(CultureInfo.InvariantCulture);
            foreach (var (field, value) in Sent(ours)) fields[field] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(fields);
    }

    /// <summary>What an answer depends on besides the number; empty for CALL_NIK.</summary>
    public static string Beside(CallNikOptions options, PopulationRecord ours) =>
        options.Verifies ? string.Join('\n', Sent(ours).Select(f => $"{f.Field}={f.Value}").Append(options.Threshold.ToString(CultureInfo.InvariantCulture))) : "";

    private static IEnumerable<(string Field, string Value)> Sent(PopulationRecord ours)
    {
        foreach (var (element, field) in Judged)
        {
            if (ours[element] is { } value) yield return (field, element == PopulationElement.BirthDate ? Date(value) : value);
        }

        if (ours[PopulationElement.RtRw]?.Split('/') is [var rt, var rw])
        {
            yield return ("NO_RT", rt.TrimStart('0'));
            yield return ("NO_RW", rw.TrimStart('0'));
        }
    }

    private static string Date(string iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) : iso;
}
