using System.Globalization;
using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <content>Complaints and the survey.</content>
internal sealed partial class FakeDesk
{
    /// <summary>Complaints filed in this play, by number.</summary>
    public List<(string Number, bool Anonymous)> Complaints { get; } = [];

    /// <summary>Elements of the survey that were answered; the case of the play counts as handed over.</summary>
    public SortedSet<int> Surveyed { get; } = [];

    private CallResult Complain(DialogCall call)
    {
        if (Complaints.Count == 5) return Result("limited");
        Complaints.Add(($"ADU-2026-{Complaints.Count + 1:0000}", call.Arguments["anonymous"] == "ya"));
        return Result("ok", ("complaint_number", Complaints[^1].Number), ("complaint_answer_by", "Rabu, 25 November 2026"), ("complaint_finish_by", "Jumat, 27 November 2026"));
    }

    private CallResult MyComplaints() => Complaints.Where(c => !c.Anonymous).ToList() switch
    {
        [] => Result("none"),
        [var only] => Result("one", ("complaint_number", only.Number)),
        var many => new CallResult("many", new Dictionary<string, string>(), [.. many.Select(c => new CallItem(c.Number, c.Number, null))]),
    };

    private CallResult ComplaintStatus(DialogCall call) =>
        Complaints.Find(c => c.Number == call.Arguments["number"]) is { Number: { } number }
            ? Result("ok", ("complaint_number", number), ("complaint_status", "Sedang ditangani."))
            : Result("unknown");

    private CallResult OpenSurvey(DialogCall call)
    {
        if (Cases.Count == 0 || (call.Arguments.GetValueOrDefault("case_id") is { Length: > 0 } id && !Cases.Contains(id))) return Result("none");
        var next = Enumerable.Range(1, 9).FirstOrDefault(i => !Surveyed.Contains(i));
        return Result(next == 0 ? "done" : "ok", ("case_id", Cases[0]), ("service", "hilang"), ("number", Number(Cases[0])), ("survey_next", next.ToString(CultureInfo.InvariantCulture)));
    }

    private CallResult AnswerSurvey(DialogCall call)
    {
        if (!Owns(call)) return Result("gone");
        Assert.InRange(int.Parse(call.Arguments["score"], CultureInfo.InvariantCulture), 1, 4);
        Surveyed.Add(int.Parse(call.Arguments["element"], CultureInfo.InvariantCulture));
        return Result("ok");
    }
}
