using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KtpBot.Core.Dialogs;

/// <summary>Fills sentences: answers, the office's facts, and lists made from the requirements. NIK and KK numbers never leave here in full.</summary>
internal sealed partial class DialogWording(DialogBook book, DialogSession session)
{
    public static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    /// <summary>Names that a sentence may use without any step saving them; kept beside <see cref="Value"/> for the checks.</summary>
    public static FrozenSet<string> Names { get; } = FrozenSet.Create(
        "office", "address", "hours", "office_phone", "service_name", "requirements", "who_may_file", "in_person", "documents", "document",
        "hint", "reason", "position", "total", "digits", "count", "problem", "complaint", "told", "field", "value", "wish", "details", "refusal", "when_ready", "case_example", "mail_too");

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public string Text(string key, IReadOnlyDictionary<string, string>? more = null) =>
        book.Texts.Find(book.Texts.KeyFor(Service, key), session.Language) is { } entry ? Fill(entry.Template, more) : key;

    public string DocumentTitle(string id) => Text($"document.{id}.title");

    public string DocumentHint(string id) => Text($"document.{id}.hint");

    /// <summary>True while a form is open; one that only offers its closing choices is done.</summary>
    public bool InForm => session.Frames.Exists(f => f.Step != DialogFlow.ClosingId && book.Flow(f.Flow) is { IsForm: true });

    /// <summary>An answer as given, for branches and calls; never for sentences.</summary>
    public string? Raw(string name) => name switch
    {
        "consented" => session.Consented ? "ya" : "tidak",
        "greeted" => session.Greeted ? "ya" : "tidak",
        "in_form" => InForm ? "ya" : "tidak",
        "held_file" => session.HeldFile is null ? "tidak" : "ya",
        "known" => book.Requirements.For(Service) is null ? "tidak" : "ya",
        "opened" => book.Office.Opens(Service) ? "ya" : "tidak",
        "in_person" => book.Requirements.For(Service)?.NeedsPresence(session.Answers) == true ? "ya" : "tidak",
        "sends_mail" => book.Office.SendsMail ? "ya" : "tidak",
        "refused" => Refusal,
        _ when name == session.Editing => "",
        _ => session.Answers.GetValueOrDefault(name),
    };

    /// <summary>What a call is given. An application brings its documents and its key along.</summary>
    public IReadOnlyDictionary<string, string> Arguments(CallStep step)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in step.With)
        {
            var given = value is ['{', .., '}'] ? Raw(value[1..^1]) : value;
            if (given is not null) arguments[name] = given;
        }

        if (step.Call != "submit") return arguments;
        arguments["key"] = session.Id;
        foreach (var document in Given) arguments["document:" + document.Requirement] = document.File?.ToString() ?? "";
        var details = book.Details.Where(d => session.Answers.GetValueOrDefault(d) is { Length: > 0 }).ToDictionary(d => d, d => session.Answers[d], StringComparer.Ordinal);
        if (details.Count > 0) arguments["details"] = JsonSerializer.Serialize(details, DialogJson.Default.DictionaryStringString);
        return arguments;
    }

    /// <summary>The documents given so far that the service still asks for: an answer changed in the summary may have made some needless.</summary>
    public IReadOnlyList<GivenDocument> Given =>
        book.Requirements.For(Service) is { } needs
            ? session.Documents.FindAll(given => needs.Documents.FirstOrDefault(d => d.Id == given.Requirement)?.Applies(session.Answers) == true)
            : session.Documents;

    /// <summary>3515••••••••0001</summary>
    public static string Masked(string number) => number.Length == 16 ? $"{number[..4]}••••••••{number[^4..]}" : "••••";

    /// <summary>Free words as they are shown back: a NIK or KK number among them is masked as everywhere.</summary>
    public static string WithoutNumbers(string words) => words.Length < 16 ? words : SixteenDigits().Replace(words, number => Masked(string.Concat(number.Value.Where(char.IsAsciiDigit))));

    /// <summary>0812-3456-7890</summary>
    public static string Readable(string phone)
    {
        var national = phone.StartsWith("+62", StringComparison.Ordinal) ? "0" + phone[3..] : phone;
        return national.Length > 8 ? $"{national[..4]}-{national[4..8]}-{national[8..]}" : national;
    }

    private string Fill(TextTemplate template, IReadOnlyDictionary<string, string>? more)
    {
        if (template.Names.Count == 0) return template.Source;
        var values = new Dictionary<string, string>(template.Names.Count, StringComparer.Ordinal);
        foreach (var name in template.Names) values[name] = more?.GetValueOrDefault(name) ?? Value(name);
        return template.Fill(values);
    }

    private string Value(string name) => name switch
    {
        "office" => book.Office.Name,
        "address" => book.Office.Address,
        "hours" => book.Office.Hours.GetValueOrDefault(session.Language) ?? book.Office.Hours.GetValueOrDefault(TextBook.DefaultLanguage) ?? "",
        "office_phone" => book.Office.Phone ?? "",
        "nik" or "kk" => session.Answers.TryGetValue(name, out var number) ? Masked(number) : "-",
        "phone" or "data_phone" => session.Answers.TryGetValue(name, out var phone) && phone.Length > 0 ? Readable(phone) : "-",
        "complaint" => ComplaintWording.Of(this),
        "service_name" => Text($"service.{Service}.name"),
        "requirements" => Requirements(),
        "who_may_file" => book.Requirements.For(Service) is { } needs ? Text($"requirement.who.{needs.WhoMayFile}") : "",
        "in_person" => Presence(),
        "when_ready" => WhenReady(),
        "case_example" => $"{book.Office.CaseNumberPrefix ?? "KTP"}-2026-000012",
        "details" => Details(),
        "mail_too" => book.Office.SendsMail ? Text("mail.asked") : "",
        "refusal" => Refusal is { Length: > 0 } refusal ? Text($"requirement.refuse.{refusal}") : "",
        "documents" => string.Join('\n', Given.Select(d => $"• {DocumentTitle(d.Requirement)}: {Text(d.File is null ? "documents.will-bring" : "documents.photo-here")}")),
        _ => WithoutNumbers(session.Answers.GetValueOrDefault(name) ?? ""),
    };

    private string Service => session.Answers.GetValueOrDefault("service") ?? "";

    private string Refusal => book.Requirements.For(Service)?.RefusalFor(session.Answers) ?? "";

    /// <summary>What must be done in person; a service may say it in words of its own.</summary>
    private string Presence()
    {
        var own = $"requirement.presence.{Service}";
        if (book.Texts.Has(own, TextBook.DefaultLanguage)) return Text(own);
        return Text(book.Requirements.For(Service)?.NeedsPresence(session.Answers) == true ? "requirement.in-person" : "requirement.no-recording");
    }

    /// <summary>What can be said about when it will be done; a service that ends with no card says it in words of its own.</summary>
    private string WhenReady()
    {
        var own = $"requirement.ready.{Service}";
        return Text(book.Texts.Has(own, TextBook.DefaultLanguage) ? own : "requirement.ready.card");
    }

    /// <summary>What was asked about this application, one line each.</summary>
    private string Details() => string.Join('\n', book.Details
        .Where(d => session.Answers.GetValueOrDefault(d) is { Length: > 0 })
        .Select(d => $"{Text($"detail.{d}.label")}: {book.Texts.Detail(d, session.Answers[d], session.Language)}"));

    private string Requirements()
    {
        if (book.Requirements.For(Service) is not { } needs) return "";
        var lines = new List<string>();
        foreach (var document in needs.Documents.Where(d => d.MayApply(session.Answers)))
        {
            // A document that applies only to some is listed with its condition until the citizen's answers settle it.
            var note = !document.Applies(session.Answers) ? Text($"document.{document.Id}.when") : document.Way switch
            {
                DocumentWay.Bring => Text("requirement.bring"),
                DocumentWay.Prepared => Text("requirement.prepared"),
                DocumentWay.Photo => "",
            };
            lines.Add($"{lines.Count + 1}. {Text($"document.{document.Id}.full")}{(note.Length > 0 ? $" ({note})" : "")}");
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex("(?<![0-9])[0-9](?:[ .-]?[0-9]){15}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex SixteenDigits();
}
