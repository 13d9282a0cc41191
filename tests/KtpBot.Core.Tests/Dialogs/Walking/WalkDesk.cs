using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs.Walking;

/// <summary>
/// A desk that mostly does what the real one does, and sometimes answers with any other outcome that its contract allows.
/// </summary>
internal sealed class WalkDesk(FakeDesk desk, Random random, WalkCanary own)
{
    private static readonly string[] Refusals = ["refused", "unknown", "gone", "taken", "none"];

    public CallResult Answer(DialogCall call, string language)
    {
        var kind = DialogCallKinds.All[call.Name];
        if (random.Next(6) > 0)
        {
            var result = desk.Answer(call, language);
            Assert.Contains(result.Outcome, kind.Outcomes);
            return result;
        }

        var outcome = kind.Outcomes[random.Next(kind.Outcomes.Count)];
        if (Refusals.Contains(outcome)) return new CallResult(outcome, new Dictionary<string, string>(), []);
        var values = kind.Values.ToDictionary(name => name, Value);
        if (call.Name is "missing_documents" or "send_document" && outcome != "cases")
            return new CallResult(outcome, values, [new CallItem("kk", "Kartu Keluarga", null), new CallItem("surat_hilang", "Surat kehilangan", "Fotonya buram.")]);
        return new CallResult(outcome, values, [.. Enumerable.Range(0, 1 + random.Next(9)).Select(n => new CallItem($"2026-11-{10 + n}", $"Pilihan {n}", n == 0 ? $"Milik {own.Name}" : null))]);
    }

    private string Value(string name) => name switch
    {
        "case_id" => own.CaseId(0),
        "number" => $"KWS-2026-{own.CaseId(0).PadLeft(6, '0')}",
        "requirement" => "kk",
        "service" => "hilang",
        "link_code" => "1234 5678",
        "survey_next" => "1",
        _ when name.Contains("day", StringComparison.Ordinal) => "2026-11-23",
        "needs_recording" or "needs_slot" => random.Next(2) == 0 ? "ya" : "tidak",
        "booked" => random.Next(2) == 0 ? "" : "Senin, 23 November 2026 pukul 08.15 WIB",
        "pickup_policy" => random.Next(2) == 0 ? "same_kk" : "f107",
        _ => $"Tentang {own.Name}",
    };
}
