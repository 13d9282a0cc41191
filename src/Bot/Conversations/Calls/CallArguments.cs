using System.Globalization;
using KtpBot.Core.Dialogs;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Reads a call's arguments and writes its results.</summary>
internal static class CallArguments
{
    public static long? Id(DialogCall call, string name) =>
        call.Arguments.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A stored file; null when the document will be brought.</summary>
    public static Guid? File(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static CallResult Result(string outcome, params (string Name, string Value)[] values) =>
        new(outcome, values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal), []);

    public static CallResult Result(string outcome, IReadOnlyList<CallItem> items, params (string Name, string Value)[] values) =>
        new(outcome, values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal), items);
}
