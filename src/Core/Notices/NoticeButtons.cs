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
        ["returned-until"] = ["kirim-ulang", "petugas"],
        ["correction-due"] = ["kirim-ulang", "petugas"],
        ["correction-reminder"] = ["kirim-ulang", "petugas"],
        ["choose-slot"] = ["jadwal"],
        ["missed"] = ["jadwal"],
        ["record-again"] = ["jadwal", "petugas"],
        ["slot-booked"] = ["ganti-jadwal"],
        ["appointment-reminder"] = ["datang", "ganti-jadwal", "batal-jadwal"],
        ["appointment-day"] = ["sampai", "ganti-jadwal", "batal-jadwal"],
        ["seat-offered"] = ["ambil-tempat", "lepas-tempat"],
        ["seat-expired"] = ["jadwal", "daftar-tunggu"],
        ["wait-over"] = ["jadwal", "daftar-tunggu"],
        ["wait-left"] = ["daftar-tunggu", "petugas"],
        ["survey"] = ["survei"],

        // What holds an activation up is no document: the citizen comes again.
        ["ikd.returned"] = ["jadwal", "petugas"],
    };

    /// <summary>The ends of the text keys of all buttons (notice.button.…).</summary>
    internal static IEnumerable<string> Titles => Flows.Values.SelectMany(flows => flows).Distinct();

    /// <summary>The choices under a notice, in the citizen's language; empty when it asks for nothing.</summary>
    /// <param name="notice">Without "notice."; with a service's own words its name before it, for example <c>ikd.returned</c>.</param>
    /// <param name="service">The case's service.</param>
    /// <param name="mendable">A document can be sent again; without one, sending a photo would lead nowhere.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="texts">Button words.</param>
    /// <param name="language">The conversation's language.</param>
    public static IReadOnlyList<Choice> For(string notice, string service, bool mendable, long caseId, TextBook texts, string language) =>
        [.. Of(notice).Where(flow => mendable || flow != "kirim-ulang").Select(flow => new Choice(IdOf(flow, caseId), texts.Render(texts.KeyFor(service, "notice.button." + flow), language)))];

    /// <summary>The ends of the text keys of a notice's buttons, whether or not each is offered every time.</summary>
    /// <param name="notice">Without "notice.".</param>
    public static IReadOnlyList<string> Of(string notice) => Flows.GetValueOrDefault(notice) ?? Flows.GetValueOrDefault(notice[(notice.IndexOf('.', StringComparison.Ordinal) + 1)..]) ?? [];

    // Several buttons may stand for one flow, with what is meant as its second argument; then only the words differ.
    internal static string IdOf(string button, long caseId)
    {
        var id = caseId.ToString(CultureInfo.InvariantCulture);
        return button switch
        {
            "petugas" => "go:petugas",
            "ganti-jadwal" => $"go:jadwal:{id}",
            "batal-jadwal" => $"go:jadwal-batal:{id}",
            "ambil-tempat" => $"go:tempat:{id}:ambil",
            "lepas-tempat" => $"go:tempat:{id}:lepas",
            _ => $"go:{button}:{id}",
        };
    }
}
