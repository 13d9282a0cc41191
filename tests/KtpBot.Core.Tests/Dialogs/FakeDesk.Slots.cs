using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <content>Recording slots: two weeks of days, a long Monday, and a waiting list.</content>
internal sealed partial class FakeDesk
{
    private const string SlotWords = "Senin, 23 November 2026 pukul 08.15 WIB";

    /// <summary>The case waits for a recording slot.</summary>
    public bool Recording { get; set; }

    public string? Booked { get; set; }

    public bool SlotTakenOnce { get; set; }

    /// <summary>Every place is taken.</summary>
    public bool Full { get; set; }

    /// <summary>The citizen waits for a place.</summary>
    public bool Waiting { get; set; }

    /// <summary>A place is kept for him.</summary>
    public bool Offered { get; set; }

    /// <summary>What "arrive" says.</summary>
    public string Arrival { get; set; } = "none";

    private CallResult? AnswerAboutSlots(DialogCall call) => call.Name switch
    {
        "slots" => Slots(call),
        "booking" => !Recording || !Owns(call) ? Result("refused") : Result(Booked is null ? "free" : "booked", ("number", Number(Cases[0])), ("booked", Booked ?? "")),
        "book" => Owns(call) ? Book() : Result("refused"),
        "give_back" => GiveBack(call),
        "coming" => Owns(call) && Booked is { } slot ? Result("ok", ("number", Number(Cases[0])), ("slot_text", slot)) : Result("none"),
        "calendar" => Owns(call) && Booked is { } booked ? WithCalendar(Result("ok", ("number", Number(Cases[0])), ("slot_text", booked))) : Result("none"),
        "arrive" => Cases.Count == 0 ? Result("none") : Result(
            Arrival, ("number", Number(Cases[0])), ("case_id", Cases[0]), ("slot_text", SlotWords), ("opens", "07.15 WIB"), ("queue_number", "3"), ("ahead", "2")),
        "waiting" => !Recording || !Owns(call) ? Result("refused") : Standing(),
        "wait_join" => Join(call),
        "wait_leave" => LeaveList(),
        "seat_take" => TakeOffer(call),
        _ => null,
    };

    private CallResult Slots(DialogCall call)
    {
        if (!Recording || !Owns(call)) return Result("refused");
        if (Full) return Told("none", []);
        var given = call.Arguments;
        if ((given.GetValueOrDefault("wish_day"), given.GetValueOrDefault("wish_time")) is ("2026-11-23", "08:00"))
            return Told("exact", [], ("day", "2026-11-23"), ("day_text", "Senin, 23 Nov"), ("slot", "202611230100"), ("slot_text", "Senin, 23 November 2026 pukul 08.00 WIB"));
        if (given.GetValueOrDefault("wish_day") is { Length: > 0 })
            return Told("days", Days(2), ("slot_hint", "Maaf, hari itu sudah penuh. Ini hari lain yang masih ada tempat.\n\n"));
        if (given.ContainsKey("from")) return Told("days", [new CallItem("2026-12-04", "Jumat, 4 Des", "24 tempat")]);
        if (given.GetValueOrDefault("day") is not { Length: > 0 } day) return Told(Booked is null ? "days_more" : "days", Days(2), ("next_from", "2026-11-25"), ("next_week", "2026-11-30"));
        var where = (("day", day), ("day_text", day switch { "2026-11-23" => "Senin, 23 Nov", "2026-11-24" => "Selasa, 24 Nov", _ => "Jumat, 4 Des" }));
        if (day == "2026-11-23" && !given.ContainsKey("part"))
            return Told("parts", [new CallItem("pagi", "Pagi", "12 tempat"), new CallItem("siang", "Siang", "12 tempat")], where.Item1, where.Item2);
        if (given.ContainsKey("after")) return Told("times", [new CallItem("202611230300", "10.00 WIB", null)], where.Item1, where.Item2);
        var date = day.Replace("-", "", StringComparison.Ordinal);
        return Told(
            day == "2026-11-23" ? "times_more" : "times",
            [new CallItem(date + "0100", "08.00 WIB", null), new CallItem(date + "0115", "08.15 WIB", null)],
            where.Item1,
            where.Item2,
            ("after", date + "0115"));
    }

    private static List<CallItem> Days(int most) =>
        [.. new CallItem[] { new("2026-11-23", "Senin, 23 Nov", "24 tempat"), new("2026-11-24", "Selasa, 24 Nov", "24 tempat") }.Take(most)];

    private CallResult Told(string outcome, IReadOnlyList<CallItem> items, params (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string> { ["number"] = Number(Cases[0]), ["slot_hint"] = "", ["wish_day"] = "", ["wish_time"] = "", ["wish_part"] = "" };
        foreach (var (name, value) in values) all[name] = value;
        return new CallResult(outcome, all, items);
    }

    private CallResult Book()
    {
        if (SlotTakenOnce)
        {
            SlotTakenOnce = false;
            return Result("taken");
        }

        Booked = SlotWords;
        return WithCalendar(Result("ok", ("number", Number(Cases[0])), ("slot_text", SlotWords), ("notice", $"Jadwal rekam sudah tercatat:\n*{SlotWords}*")));
    }

    private CallResult GiveBack(DialogCall call)
    {
        if (!Owns(call) || Booked is not { } slot) return Result("none");
        Booked = null;
        return Result("ok", ("number", Number(Cases[0])), ("slot_text", slot));
    }

    private CallResult Standing() =>
        Offered ? Result("offered", ("number", Number(Cases[0])), ("slot_text", SlotWords), ("until", "11.00 WIB"))
        : Waiting ? Result("waiting", ("number", Number(Cases[0])), ("wait_day", "hari apa saja"), ("wait_place", "2"))
        : new CallResult(Full ? "all" : "days", new Dictionary<string, string> { ["number"] = Number(Cases[0]) }, Days(1));

    private CallResult Join(DialogCall call)
    {
        if (!Recording || !Owns(call)) return Result("refused");
        Waiting = true;
        return Result("ok", ("number", Number(Cases[0])), ("wait_day", call.Arguments.GetValueOrDefault("day") is { Length: > 0 } ? "Senin, 23 Nov" : "hari apa saja"), ("wait_place", "2"));
    }

    private CallResult LeaveList()
    {
        var was = Waiting || Offered;
        (Waiting, Offered) = (false, false);
        return Result(was ? "ok" : "none");
    }

    private CallResult TakeOffer(DialogCall call)
    {
        if (!Owns(call) || !Offered) return Result("late");
        (Waiting, Offered) = (false, false);
        return Book();
    }

    private static CallResult WithCalendar(CallResult result) =>
        result with { Brought = [new FileOut(new Guid("22222222-2222-2222-2222-222222222222"), "Jadwal rekam KWS-2026-000017.ics", "text/calendar", "Buka berkas ini untuk menyimpan jadwal di kalender ponsel.")] };
}
