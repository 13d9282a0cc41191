using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Dialogs;

/// <summary>Turns what a sentence tells into what a flow begins with: answers to its questions, and wishes about day and time.</summary>
internal static class ToldWords
{
    /// <summary>The day, time and part of day wished for: yyyy-MM-dd, HH:mm, and pagi, siang or sore. Calls that offer slots read them.</summary>
    public const string WishDay = "wish_day";
    public const string WishTime = "wish_time";
    public const string WishPart = "wish_part";

    private const string Village = "village";
    private const string District = "district";

    /// <summary>By the name of the check that an answer must pass, and by the name of the answer for the rest; null when the sentence tells nothing.</summary>
    public static Dictionary<string, string>? Of(SentenceSlots slots)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var check in Enum.GetValues<TextCheck>())
        {
            if (slots.For(check) is { } value) told[FlowReader.CheckName(check)] = value;
        }

        if (slots.Date is { } day) told[WishDay] = SlotIds.Of(day);
        if (slots.Time is { } time) told[WishTime] = SlotIds.Of(time);
        if (slots.PartOfDay is { } part) told[WishPart] = part;
        if (slots.Village is { } village) told[Village] = village;
        if (slots.District is { } district) told[District] = district;
        return told.Count == 0 ? null : told;
    }

    /// <summary>A flow with what was told: wishes become answers where it offers slots, the rest waits for its questions. A private flow is told nothing: it may be without a name.</summary>
    public static FlowOpening Opening(DialogBook book, DialogFlow flow, IReadOnlyDictionary<string, string> args, IReadOnlyDictionary<string, string>? told)
    {
        if (told is null || flow.IsPrivate) return new FlowOpening(flow.Id, args);
        var answers = new Dictionary<string, string>(args, StringComparer.Ordinal);
        var waiting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in told)
        {
            if (name is WishDay or WishTime or WishPart)
            {
                if (OffersSlots(book, flow)) answers[name] = value;
            }
            else if (name is Village or District)
            {
                if (flow.IsForm) answers[name] = value;
            }
            else
            {
                waiting[name] = value;
            }
        }

        return new FlowOpening(flow.Id, answers) { Told = waiting.Count == 0 ? null : waiting };
    }

    /// <summary>The flow leads to recording slots, so that a day and a time told mean something to it.</summary>
    public static bool OffersSlots(DialogBook book, DialogFlow flow) =>
        Offers(flow) || flow.Steps.OfType<FlowStep>().Any(sub => book.Flow(sub.Flow) is { } part && Offers(part));

    private static bool Offers(DialogFlow flow) => flow.Steps.Any(step => step is CallStep { Call: "slots" });
}
