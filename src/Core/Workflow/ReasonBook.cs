using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>A coded reason for returning or rejecting: officers choose it, citizens read it, registers count it.</summary>
/// <param name="Code">For example buram.</param>
/// <param name="Label">For officers, Indonesian.</param>
/// <param name="Citizen">Language to sentence; "id" is always there.</param>
public sealed record Reason(string Code, string Label, IReadOnlyDictionary<string, string> Citizen)
{
    /// <summary>It says nothing by itself: the officer's own words go with it.</summary>
    public bool NeedsNote { get; init; }

    /// <summary>The sentence for the applicant, in Indonesian where it is not translated.</summary>
    public string For(string language) => Citizen.TryGetValue(language, out var text) ? text : Citizen["id"];
}

/// <summary>All coded reasons (dialogs/reasons).</summary>
public sealed class ReasonBook(IEnumerable<Reason> reasons, IEnumerable<Reason>? pauses = null)
{
    private readonly Dictionary<string, Reason> _pauses = (pauses ?? []).ToDictionary(r => r.Code, StringComparer.Ordinal);

    private readonly Dictionary<string, Reason> _byCode = reasons.ToDictionary(r => r.Code, StringComparer.Ordinal);

    public IReadOnlyCollection<Reason> All => _byCode.Values;

    public Reason? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Why cases may rest: a line that is down, blank cards that have run out.</summary>
    public IReadOnlyCollection<Reason> Pauses => _pauses.Values;

    public Reason? Pause(string code) => _pauses.GetValueOrDefault(code);

    internal static ReasonBook Load(string dialogsDirectory, ICollection<DataFault> faults)
    {
        var reasons = new Dictionary<string, Reason>(StringComparer.Ordinal);
        var pauses = new Dictionary<string, Reason>(StringComparer.Ordinal);
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "reasons"))
        {
            if (YamlData.Load(path, faults, shownAs) is not { } file) continue;
            foreach (var node in file.List("reasons")) Read(node, reasons);
            foreach (var node in file.List("pauses")) Read(node, pauses);
            file.ReportUnknownKeys();
        }

        return new ReasonBook(reasons.Values, pauses.Values);
    }

    private static void Read(YamlData node, Dictionary<string, Reason> into)
    {
        var citizen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in node.Map("citizen")?.Entries() ?? []) citizen[language] = text.Value;
        if (!citizen.ContainsKey("id"))
        {
            node.Fault("A reason needs its sentence for the applicant in Indonesian (citizen: id).");
            citizen["id"] = "";
        }

        var reason = new Reason(node.Text("code"), node.Text("label"), citizen) { NeedsNote = node.Bool("needs_note", false) };
        if (!into.TryAdd(reason.Code, reason)) node.Fault($"The reason '{reason.Code}' is given twice.");
    }
}
