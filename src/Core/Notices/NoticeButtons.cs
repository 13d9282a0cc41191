using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Notices;

/// <summary>The answers offered under a notice that asks for something. A tap starts the flow from anywhere (go:flow:case).</summary>
public static class NoticeButtons
{
    private static readonly Dictionary<string, string[]> Flows = new(StringComparer.Ordinal)
    {
        ["returned"] = ["kirim-ulang", "petugas"],
        ["choose-slot"] = ["jadwal"],
        ["missed"] = ["jadwal"],
        ["slot-booked"] = ["ganti-jadwal"],
        ["appointment-reminder"] = ["ganti-jadwal"],
        ["survey"] = ["survei"],
    };

    /// <summary>The ends of the text keys of all buttons (notice.button.…).</summary>
    internal static IEnumerable<string> Titles => Flows.Values.SelectMany(flows => flows).Distinct();

    /// <summary>The choices under a notice, in the citizen's language; empty when it asks for nothing.</summary>
    /// <param name="notice">Without "notice.".</param>
    /// <param name="mendable">A document can be sent again; without one, sending a photo would lead nowhere.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="texts">Button words.</param>
    /// <param name="language">The conversation's language.</param>
    public static IReadOnlyList<Choice> For(string notice, bool mendable, long caseId, TextBook texts, string language) =>
        Flows.TryGetValue(notice, out var flows)
            ? [.. flows.Where(flow => mendable || flow != "kirim-ulang").Select(flow => new Choice(IdOf(flow, caseId), texts.Render("notice.button." + flow, language)))]
            : [];

    /// <summary>The ends of the text keys of a notice's buttons, whether or not each is offered every time.</summary>
    /// <param name="notice">Without "notice.".</param>
    public static IReadOnlyList<string> Of(string notice) => Flows.GetValueOrDefault(notice) ?? [];

    // Changing a slot and choosing one are the same flow; only the button's words differ.
    internal static string IdOf(string flow, long caseId) =>
        flow == "petugas" ? "go:petugas" : $"go:{(flow == "ganti-jadwal" ? "jadwal" : flow)}:{caseId.ToString(CultureInfo.InvariantCulture)}";
}
