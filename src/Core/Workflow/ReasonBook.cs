using KtpBot.Core.Data;

namespace KtpBot.Core.Workflow;

/// <summary>A coded reason for returning or rejecting: officers choose it, citizens read it, registers count it.</summary>
/// <param name="Code">For example buram.</param>
/// <param name="Label">For officers, Indonesian.</param>
/// <param name="Citizen">Language to sentence; "id" is always there.</param>
public sealed record Reason(string Code, string Label, IReadOnlyDictionary<string, string> Citizen)
{
    /// <summary>The sentence for the applicant, in Indonesian where it is not translated.</summary>
    public string For(string language) => Citizen.TryGetValue(language, out var text) ? text : Citizen["id"];
}

/// <summary>All coded reasons (dialogs/reasons).</summary>
public sealed class ReasonBook(IEnumerable<Reason> reasons)
{
    private readonly Dictionary<string, Reason> _byCode = reasons.ToDictionary(r => r.Code, StringComparer.Ordinal);

    public IReadOnlyCollection<Reason> All => _byCode.Values;

    public Reason? Find(string code) => _byCode.GetValueOrDefault(code);

    internal static ReasonBook Load(string dialogsDirectory, ICollection<DataFault> faults)
    {
        var reasons = new Dictionary<string, Reason>(StringComparer.Ordinal);
        foreach (var (path, shownAs) in DialogsFolder.Files(dialogsDirectory, "reasons"))
        {
            if (YamlData.Load(path, faults, shownAs) is not { } file) continue;
            foreach (var node in file.List("reasons"))
            {
                var citizen = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (language, text) in node.Map("citizen")?.Entries() ?? []) citizen[language] = text.Value;
                if (!citizen.ContainsKey("id"))
                {
                    node.Fault("A reason needs its sentence for the applicant in Indonesian (citizen: id).");
                    citizen["id"] = "";
                }

                var reason = new Reason(node.Text("code"), node.Text("label"), citizen);
                if (!reasons.TryAdd(reason.Code, reason)) node.Fault($"The reason '{reason.Code}' is given twice.");
            }

            file.ReportUnknownKeys();
        }

        return new ReasonBook(reasons.Values);
    }
}
