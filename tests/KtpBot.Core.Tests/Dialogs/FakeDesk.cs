using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Answers a dialog's calls the way the real desk does, from a few lists that a play sets up.</summary>
internal sealed partial class FakeDesk
{
    public List<DialogCall> Calls { get; } = [];

    /// <summary>The citizen's own cases, newest first.</summary>
    public List<string> Cases { get; } = [];

    /// <summary>Requirement codes the case waits for.</summary>
    public List<string> Missing { get; } = [];

    public bool Closed { get; set; }

    public bool News { get; private set; } = true;

    public bool Linked { get; set; }

    private int _wrongCodes;

    private (string, string) SetNews(DialogCall call)
    {
        News = call.Arguments["on"] == "ya";
        return ("on", call.Arguments["on"]);
    }

    private CallResult Link()
    {
        Linked = true;
        return Result("ok", ("link_channel", "WhatsApp ••••789"));
    }

    private CallResult Unlink()
    {
        Linked = false;
        return Result("ok");
    }

    public CallResult Answer(DialogCall call)
    {
        Calls.Add(call);
        return call.Name switch
        {
            "submit" => Submit(),
            "my_cases" => MyCases(),
            "case_status" => Status(call),
            "withdraw" => Owns(call) ? Withdraw() : Result("refused"),
            "missing_documents" => MissingDocuments(),
            "send_document" => Send(call),
            "news" => Result(News == (call.Arguments["on"] == "ya") ? "same" : "ok", SetNews(call)),
            "link_code" => Result("ok", ("link_code", "1234 5678")),
            "link_check" => call.Arguments["code"] == "12345678" ? Result("ok", ("link_channel", "WhatsApp ••••789")) : Result(++_wrongCodes > 5 ? "limited" : "refused"),
            "link" => Link(),
            "links" => Linked ? Result("ok", ("link_channel", "WhatsApp ••••789")) : Result("none"),
            "unlink" => Unlink(),
            "my_data" => Result("ok", ("data_summary", "*KWS-2026-000017* · KTP-el hilang\nS••• A••••• · NIK 3515••••••••0001")),
            "data_copy" => Copy(call),
            "correct" => Owns(call) ? Result(call.Arguments["field"] == "phone" ? "done" : "asked", ("number", Number(Cases[0]))) : Result("refused"),
            "erase_look" => Result(Cases.Count > 0 ? "open" : "clear", ("open_cases", Open())),
            "erase_data" => Result("ok"),
            "consent_off" => Result(Cases.Count > 0 ? "running" : "ok", ("open_cases", Open())),
            "office" => Office(),
            "pickup" => Pickup(),
            "complain" => Complain(call),
            "my_complaints" => MyComplaints(),
            "complaint_status" => ComplaintStatus(call),
            "survey_open" => OpenSurvey(call),
            "survey_answer" => AnswerSurvey(call),
            "survey_detail" => Result("ok"),
            "person" => Closed ? Result("closed", ("opens", "Senin, 23 November 2026 pukul 07.30 WIB")) : Result("open"),
            _ => AnswerAboutSlots(call) ?? AnswerAboutQueue(call) ?? throw new InvalidOperationException(call.Name),
        };
    }

    private static CallResult Result(string outcome, params (string Name, string Value)[] values) =>
        new(outcome, values.ToDictionary(v => v.Name, v => v.Value), []);

    private bool Owns(DialogCall call) => call.Arguments.TryGetValue("case_id", out var id) && Cases.Contains(id);

    private static string Number(string id) => $"KWS-2026-{id.PadLeft(6, '0')}";

    private CallResult Submit()
    {
        var id = (Cases.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Cases.Insert(0, id);
        return Result("ok", ("case_id", id), ("number", Number(id)), ("needs_recording", "tidak"), ("notice", $"Permohonan sudah kami terima.\nNomor: *{Number(id)}*"));
    }

    private CallResult MyCases() => Cases switch
    {
        [] => Result("none"),
        [var only] => Result("one", ("case_id", only), ("number", Number(only))),
        _ => new CallResult("many", new Dictionary<string, string>(), [.. Cases.Select(c => new CallItem(c, Number(c), "KTP-el hilang · S••• A•••••"))]),
    };

    private CallResult Status(DialogCall call)
    {
        var id = call.Arguments.GetValueOrDefault("case_id") ?? Cases.FirstOrDefault(c => Number(c) == call.Arguments.GetValueOrDefault("number"));
        return id is null || !Cases.Contains(id)
            ? Result("unknown")
            : Result("ok", ("case_id", id), ("number", Number(id)), ("service", "hilang"), ("status_text", "Berkas sedang diperiksa petugas."), ("needs_slot", Recording && Booked is null ? "ya" : "tidak"));
    }

    private CallResult Withdraw()
    {
        var number = Number(Cases[0]);
        Cases.RemoveAt(0);
        return Result("ok", ("number", number), ("notice", $"Permohonan *{number}* sudah dibatalkan."));
    }

    private CallResult MissingDocuments() => Missing switch
    {
        _ when Cases.Count == 0 => Result("none"),
        [] => Result("none"),
        [var only] => new CallResult("one", Named(only), Items()),
        _ => new CallResult("many", Named(Missing[0]), Items()),
    };

    private CallResult Send(DialogCall call)
    {
        if (!Owns(call)) return Result("refused");
        Missing.Remove(call.Arguments["requirement"]);
        var isPromise = call.Arguments.GetValueOrDefault("file") is not { Length: > 0 };
        var taken = isPromise ? $"Dicatat: *{TitleOf(call.Arguments["requirement"])}* akan dibawa ke kantor." : "Terima kasih, fotonya sudah kami terima.";
        return Missing.Count > 0
            ? new CallResult("more", new Dictionary<string, string>(Named(Missing[0])) { ["notice"] = taken }, Items())
            : Result("ok", ("number", Number(Cases[0])), ("notice", isPromise ? taken : $"Terima kasih, berkas permohonan *{Number(Cases[0])}* sudah lengkap lagi."));
    }

    private Dictionary<string, string> Named(string requirement) =>
        new() { ["case_id"] = Cases[0], ["number"] = Number(Cases[0]), ["requirement"] = requirement };

    private List<CallItem> Items() => [.. Missing.Select(m => new CallItem(m, TitleOf(m), "Fotonya buram."))];

    private static string TitleOf(string requirement) => DialogBooks.Real.Texts.Render($"document.{requirement}.title", "id");
}
