using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <content>What the desk brings along in Javanese and Balinese, in the words of dialogs/text as the real desk says them.</content>
internal sealed partial class FakeDesk
{
    // 08.15 WIB on Monday.
    private static readonly DateTime Slot = new(2026, 11, 23, 8, 15, 0);

    /// <summary>The answer in the citizen's language; Indonesian and English plays share the Indonesian words.</summary>
    public CallResult Answer(DialogCall call, string language)
    {
        var result = Answer(call);
        if (language is not ("jv" or "ban")) return result;
        var texts = DialogBooks.Real.Texts;
        var words = new CalendarWords(texts, language);
        var values = result.Values.ToDictionary(v => v.Key, v => Said(call.Name, v.Key, v.Value));
        return result with { Values = values, Items = call.Name == "slots" ? [.. result.Items.Select(Named)] : result.Items };

        string Said(string kind, string name, string value) => (kind, name) switch
        {
            ("submit", "notice") => Text("notice.submitted", ("service", Text("notice.service.hilang")), ("complaint", "lapor.go.id"), ("promise", Text("promise.submitted", ("print_days", "2")))),
            ("book", "notice") => Text("notice.slot-booked", ("slot", words.Moment(Slot, "WIB")), ("office", "Kantor Desa Kwangsan")),
            ("book", "slot_text") or ("booking", "booked") when value.Length > 0 => words.Moment(Slot, "WIB"),
            ("case_status", "status_text") => Text("stage.Verifying", ("since", words.Date(Slot.AddDays(-4))), ("next", Text("stage.next.Verifying"))),
            ("slots", "day_text") when Answer(call).Values.GetValueOrDefault("day") is { Length: > 0 } day => words.DayRow(DateOnly.ParseExact(day, "yyyy-MM-dd")),
            (_, "opens") => words.Moment(Slot.Date.AddMinutes(450), "WIB"),
            _ => value,
        };

        CallItem Named(CallItem item) => item.Id.Contains('-', StringComparison.Ordinal)
            ? item with { Title = words.DayRow(DateOnly.ParseExact(item.Id, "yyyy-MM-dd")), Description = Text("jadwal.seats", ("count", "24")) }
            : texts.Has("jadwal.part." + item.Id, language) ? item with { Title = Text("jadwal.part." + item.Id), Description = Text("jadwal.seats", ("count", "12")) }
            : item;

        string Text(string key, params (string Name, string Value)[] more) =>
            texts.Render(key, language, more.Append(("number", Cases.Count > 0 ? Number(Cases[0]) : "")).ToDictionary(m => m.Item1, m => m.Item2));
    }
}
