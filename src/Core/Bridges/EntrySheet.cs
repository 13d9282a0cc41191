using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.People;

namespace KtpBot.Core.Bridges;

/// <summary>One line of the entry sheet.</summary>
/// <param name="Label">As it stands on the other screen.</param>
/// <param name="Value">What to type; empty when it is not known.</param>
/// <param name="IsMissing">The other application wants it, and it is not known.</param>
public sealed record SheetLine(string Label, string Value, bool IsMissing);

/// <summary>
/// What an officer types into an application outside, in its order. Values stand in full, so that the caller writes down who looked.
/// </summary>
public static class EntrySheet
{
    private const string Answers = "details.";

    private static readonly Dictionary<string, Func<CaseFile, Person, OfficeProfile, string?>> _byName = new(StringComparer.Ordinal)
    {
        ["case.number"] = (file, _, _) => file.Number,
        ["case.submitted"] = (file, _, office) => Iso(office.DateAt(file.SubmittedAt)),
        ["applicant.nik"] = (_, person, _) => person.Nik,
        ["applicant.kk"] = (_, person, _) => person.Kk,
        ["applicant.name"] = (_, person, _) => person.Name.ToUpperInvariant(),
        ["applicant.phone"] = (_, person, _) => person.Phone,
        ["biodata.birth_place"] = (_, person, _) => person.BirthPlace,
        ["biodata.birth_date"] = (_, person, _) => person.BirthDate,
        ["biodata.sex"] = (_, person, _) => person.Sex,
        ["biodata.blood_type"] = (_, person, _) => person.BloodType,
        ["biodata.address"] = (_, person, _) => person.Address,
        ["biodata.rt"] = (_, person, _) => Half(person.RtRw, 0),
        ["biodata.rw"] = (_, person, _) => Half(person.RtRw, 1),
        ["biodata.village"] = (_, person, _) => person.Village,
        ["biodata.district"] = (_, person, _) => person.District,
        ["biodata.religion"] = (_, person, _) => person.Religion,
        ["biodata.marital_status"] = (_, person, _) => person.MaritalStatus,
        ["biodata.occupation"] = (_, person, _) => person.Occupation,
        ["biodata.citizenship"] = (_, person, _) => person.Citizenship,
        ["office.village"] = (_, _, office) => office.Village?.ToUpperInvariant(),
        ["office.district"] = (_, _, office) => office.District?.ToUpperInvariant(),
    };

    /// <summary>Names of elements, as files write them.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. _byName.Keys];

    /// <summary>A file may ask for it.</summary>
    public static bool Knows(string source) => _byName.ContainsKey(source) || AnswerOf(source) is { Length: > 0 };

    /// <summary>The answer of the application that a source names; null for any other source.</summary>
    public static string? AnswerOf(string source) => source.StartsWith(Answers, StringComparison.Ordinal) ? source[Answers.Length..] : null;

    /// <summary>The lines for one case.</summary>
    public static IReadOnlyList<SheetLine> Read(BridgeSystem system, CaseFile file, Person person, OfficeProfile office, TextBook texts)
    {
        var details = CaseDetails.Read(file.Details);
        return
        [
            .. system.Fields.Where(f => f.Services.Count == 0 || f.Services.Contains(file.Service)).Select(field =>
            {
                var raw = AnswerOf(field.Source) is { } answer
                    ? details.TryGetValue(answer, out var given) ? texts.Detail(answer, given, TextBook.DefaultLanguage) : null
                    : _byName[field.Source](file, person, office);
                var value = string.IsNullOrWhiteSpace(raw) ? "" : Written(raw.Trim(), field.Form);
                return new SheetLine(field.Label, value, value.Length == 0 && !field.MayBeEmpty);
            }),
        ];
    }

    private static string Written(string raw, FieldForm form) => form switch
    {
        FieldForm.Plain => raw,
        FieldForm.LocalPhone => raw.StartsWith("+62", StringComparison.Ordinal) ? "0" + raw[3..] : raw,
        FieldForm.DashedDate => Date(raw, "dd-MM-yyyy"),
        FieldForm.SlashedDate => Date(raw, "dd'/'MM'/'yyyy"),
    };

    private static string Date(string iso, string form) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString(form, CultureInfo.InvariantCulture) : iso;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Half(string? rtRw, int at) => rtRw?.Split('/') is { Length: 2 } halves ? halves[at].Trim() : null;
}
