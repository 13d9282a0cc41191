using System.Text.RegularExpressions;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Registration;

/// <summary>What is wrong with a line, so that an officer can say what to do.</summary>
public enum LineFault
{
    NoTime,
    FutureTime,
    NoNik,

    /// <summary>A spreadsheet has made "3,51E+15" of it: the last digits are gone.</summary>
    NikByExcel,
    NikLength,
    NoKk,
    KkByExcel,
    KkLength,
    SameNumbers,
    Name,
    Service,
}

/// <summary>One line of a sheet as an application.</summary>
/// <param name="Number">Of the line, as a spreadsheet counts.</param>
/// <param name="At">When it was sent (UTC).</param>
/// <param name="Nik">16 digits, or as written where it is none.</param>
/// <param name="Kk">16 digits, or empty.</param>
/// <param name="Name">As written.</param>
/// <param name="Phone">E.164; null for none that can be one.</param>
/// <param name="Email">Null for none that can be one.</param>
/// <param name="Service">A service of the office; empty where none was recognised.</param>
/// <param name="ServiceWords">As written.</param>
/// <param name="Links">Where the other provider keeps the documents, by requirement.</param>
/// <param name="Faults">Why it cannot be imported; empty when it can.</param>
/// <param name="Dropped">Phone or e-mail that was written and cannot be one.</param>
public sealed record SheetApplicant(
    int Number,
    DateTime At,
    string Nik,
    string Kk,
    string Name,
    string? Phone,
    string? Email,
    string Service,
    string ServiceWords,
    IReadOnlyDictionary<string, string> Links,
    IReadOnlyList<LineFault> Faults,
    IReadOnlyList<FormField> Dropped);

/// <summary>Reads the lines of a sheet by its mapping, with the same checks as forms and conversations. Pure.</summary>
public sealed partial class SheetReader(OfficeProfile office, RequirementBook requirements, DateTime now)
{
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    /// <summary>In the order in which citizens sent them, which is the order of printing.</summary>
    public IReadOnlyList<SheetApplicant> Read(Sheet sheet, SheetMapping mapping)
    {
        var stamps = mapping.At(SheetColumns.At);
        var times = new SheetTimes(office, sheet.Lines.Select(l => l.Cell(stamps)));
        return [.. sheet.Lines.Select(line => Read(line, mapping, times)).OrderBy(a => a.At == default ? DateTime.MaxValue : a.At).ThenBy(a => a.Number)];
    }

    private SheetApplicant Read(SheetLine line, SheetMapping mapping, SheetTimes times)
    {
        var faults = new List<LineFault>();
        var dropped = new List<FormField>();
        string Cell(string role) => line.Cell(mapping.At(role)).TrimStart('\'');

        var at = times.Read(Cell(SheetColumns.At));
        if (at is null) faults.Add(LineFault.NoTime);
        else if (at > now + ClockSlack) faults.Add(LineFault.FutureTime);
        var words = Cell(SheetColumns.Service);
        var service = mapping.Service ?? mapping.Services.GetValueOrDefault(SheetColumns.Plain(words)) ?? "";
        if (office.ProcedureFor(service) is null)
        {
            service = "";
            faults.Add(LineFault.Service);
        }

        var nik = Number(FormField.Nik, Cell(SheetColumns.Nik), (LineFault.NoNik, LineFault.NikByExcel, LineFault.NikLength), true, faults);
        var needsKk = requirements.For(service)?.Documents.Any(d => d.Id == "kk") != false;
        var kk = Number(FormField.Kk, Cell(SheetColumns.Kk), (LineFault.NoKk, LineFault.KkByExcel, LineFault.KkLength), needsKk, faults);
        if (kk.Length > 0 && kk == nik) faults.Add(LineFault.SameNumbers);
        var name = FormChecks.Check(FormField.Name, Cell(SheetColumns.Name)).Value;
        if (name is null) faults.Add(LineFault.Name);
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, requirement) in mapping.Documents)
        {
            if (Link().Matches(line.Cell(column)) is { Count: > 0 } found) links[requirement] = string.Join(' ', found.Select(m => m.Value).Take(5));
        }

        return new SheetApplicant(
            line.Number, at ?? default, nik, kk, name ?? Cell(SheetColumns.Name), Optional(FormField.Phone, Cell(SheetColumns.Phone)), Optional(FormField.Email, Cell(SheetColumns.Email)),
            service, words, links, faults, dropped);

        string? Optional(FormField field, string typed)
        {
            if (typed.Length == 0) return null;
            var value = FormChecks.Check(field, field == FormField.Phone && typed is ['8', ..] ? "0" + typed : typed).Value; // Spreadsheets eat the leading zero.
            if (value is null) dropped.Add(field);
            return value;
        }
    }

    private static string Number(FormField field, string typed, (LineFault None, LineFault Excel, LineFault Length) fault, bool needed, List<LineFault> faults)
    {
        if (typed.Length == 0)
        {
            if (needed) faults.Add(fault.None);
            return "";
        }

        // A number that looks like a woman's NIK in place of a KK is for the officer to judge, as in the conversation when it is typed twice.
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (FormChecks.Check(field, typed, doubted: digits).Value is { } value) return value;
        faults.Add(Scientific().IsMatch(typed) ? fault.Excel : fault.Length);
        return typed;
    }

    [GeneratedRegex(@"^\d(?:[.,]\d+)?[eE]\+?\d{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"https://[^\s,;""<>]{4,500}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
