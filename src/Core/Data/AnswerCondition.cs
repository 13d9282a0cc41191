namespace KtpBot.Core.Data;

/// <summary>What an answer of an application must be for something to apply, as data files write it: <c>usia=menikah</c>, <c>berubah=agama|lainnya</c>.</summary>
/// <param name="Answer">The answer's name.</param>
/// <param name="Values">Any of these will do.</param>
public sealed record AnswerCondition(string Answer, IReadOnlyList<string> Values)
{
    /// <summary>True when the answer was given and is one of the values.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> answers) => answers.TryGetValue(Answer, out var given) && Values.Contains(given);

    /// <summary>True when the answer was given and is none of the values.</summary>
    public bool IsRuledOut(IReadOnlyDictionary<string, string> answers) => answers.TryGetValue(Answer, out var given) && given.Length > 0 && !Values.Contains(given);

    /// <summary>One condition from its text; null when it does not read <c>answer=value</c>.</summary>
    public static AnswerCondition? Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[0].Length == 0) return null;
        var values = parts[1].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return values.Length == 0 ? null : new AnswerCondition(parts[0], values);
    }

    /// <summary>One or several under a key; all of them must hold. Empty when the key is missing.</summary>
    public static IReadOnlyList<AnswerCondition> Read(YamlData node, string key)
    {
        var conditions = new List<AnswerCondition>();
        foreach (var text in node.Texts(key))
        {
            if (Parse(text) is { } condition) conditions.Add(condition);
            else node.Fault($"'{key}' must read answer=value, or answer=value|value.");
        }

        return conditions;
    }
}
