using System.Collections.Frozen;

namespace KtpBot.Core.Dialogs;

/// <summary>The calls a flow may make, with the arguments each takes and the outcomes a flow must be ready for.</summary>
public static class DialogCallKinds
{
    public static FrozenDictionary<string, DialogCallKind> All { get; } = new Dictionary<string, DialogCallKind>
    {
        ["submit"] = new(["service", "nik", "kk", "name", "phone", "filer"], ["ok", "refused"], ["number", "case_id", "needs_recording", "notice"]),
        ["slots"] = new(
            ["case_id", "day", "part", "from", "after", "wish_day", "wish_time", "wish_part"],
            ["days", "days_more", "parts", "times", "times_more", "exact", "none", "refused"],
            ["number", "service", "slot_hint", "day", "day_text", "part", "slot", "slot_text", "next_from", "next_week", "after", "wish_day", "wish_time", "wish_part", "wanted_day", "wanted_time"]),
        ["booking"] = new(["case_id"], ["free", "booked", "refused"], ["number", "service", "booked"]),
        ["give_back"] = new(["case_id"], ["ok", "late", "none"], ["number", "slot_text"]),
        ["coming"] = new(["case_id"], ["ok", "none"], ["number", "slot_text"]),
        ["calendar"] = new(["case_id"], ["ok", "none"], ["number", "slot_text"]),
        ["arrive"] = new(["case_id"], ["ok", "first", "early", "other_day", "many", "none"], ["number", "service", "case_id", "slot_text", "opens", "queue_number", "ahead"]),
        ["queue_status"] = new([], ["waiting", "next", "called", "open", "closed", "counter"], ["queue_number", "ahead", "queue_estimate", "queue_counter", "opens"]),
        ["queue_take"] = new(["purpose"], ["ok", "next", "booked", "closed", "counter"], ["queue_number", "ahead", "queue_estimate", "slot_text", "opens"]),
        ["queue_leave"] = new([], ["ok", "none"], ["queue_number"]),
        ["waiting"] = new(["case_id"], ["waiting", "offered", "days", "all", "free", "refused"], ["number", "wait_day", "wait_place", "slot_text", "until"]),
        ["wait_join"] = new(["case_id", "day"], ["ok", "free", "refused"], ["number", "wait_day", "wait_place"]),
        ["wait_leave"] = new(["case_id"], ["ok", "none"], ["number"]),
        ["seat_take"] = new(["case_id"], ["ok", "late"], ["number", "slot_text", "notice"]),
        ["book"] = new(["case_id", "slot"], ["ok", "taken", "refused"], ["number", "slot_text", "notice"]),
        ["my_cases"] = new(["for"], ["one", "many", "none"], ["case_id", "number"]),
        ["case_status"] = new(["case_id", "number", "last4"], ["ok", "unknown"], ["number", "case_id", "status_text", "service", "needs_slot"]),
        ["withdraw"] = new(["case_id"], ["ok", "refused"], ["number", "notice"]),
        ["send_document"] = new(["case_id", "requirement", "file"], ["ok", "more", "refused"], ["number", "notice", "requirement"]),
        ["missing_documents"] = new(["case_id"], ["one", "many", "cases", "none"], ["number", "case_id", "requirement"]),
        ["news"] = new(["on"], ["ok", "same"], []),
        ["link_code"] = new([], ["ok"], ["link_code"]),
        ["link_check"] = new(["code"], ["ok", "same", "refused", "limited"], ["link_channel"]),
        ["link"] = new([], ["ok", "refused"], ["link_channel"]),
        ["links"] = new([], ["ok", "none"], ["link_channel"]),
        ["unlink"] = new([], ["ok"], []),
        ["person"] = new([], ["open", "queue", "closed"], ["opens", "waiting"]),
        ["my_data"] = new([], ["ok"], ["data_summary"]),
        ["data_copy"] = new(["case_id", "last4"], ["ok", "refused", "limited", "counter"], ["number"]),
        ["correct"] = new(["case_id", "field", "value"], ["done", "asked", "refused"], ["number"]),
        ["erase_look"] = new([], ["open", "clear"], ["open_cases"]),
        ["erase_data"] = new([], ["ok"], []),
        ["consent_off"] = new([], ["ok", "running"], ["open_cases"]),
        ["office"] = new([], ["open", "closed"], ["opens", "closes"]),
        ["pickup"] = new([], ["ready", "waiting", "none"], ["pickup_list", "pickup_bring", "pickup_place", "pickup_policy"]),
        ["complain"] = new(
            ["kind", "anonymous", "words", "who", "place", "moment", "amount", "case_number", "contact", "proof"], ["ok", "limited"],
            ["complaint_number", "complaint_answer_by", "complaint_finish_by"]),
        ["my_complaints"] = new([], ["one", "many", "none"], ["complaint_number"]),
        ["complaint_status"] = new(["number"], ["ok", "unknown"], ["complaint_number", "complaint_status"]),
        ["survey_open"] = new(["case_id"], ["ok", "done", "none"], ["case_id", "service", "number", "survey_next"]),
        ["survey_answer"] = new(["case_id", "element", "score"], ["ok", "gone"], []),
        ["survey_detail"] = new(["case_id", "detail", "value"], ["ok"], []),
    }.ToFrozenDictionary();
}
