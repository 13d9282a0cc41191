using System.Globalization;
using KtpBot.Core.Cases;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>
/// Offers recording slots: days, then parts of a day that has more times than a list holds, then times; or at once what the citizen
/// wished for in words. Everything is read anew each time, and a wish is used once.
/// </summary>
internal sealed class SlotCalls(CaseDesk desk, SlotFinder slots, OfficeProfile office, TextBook texts)
{
    /// <summary>Rows for days or times when one row is taken by a way out…</summary>
    private const int Most = DialogLimits.Rows - 1;

    /// <summary>…and when a second one leads to more of them.</summary>
    private const int MostOfMore = DialogLimits.Rows - 2;

    public async Task<CallResult> OfferAsync(KtpBotDb db, CallContext context, DialogCall call, CancellationToken cancellationToken)
    {
        if (await OwnCases.FindAsync(db, context, call, cancellationToken) is not { } file || !Bookings.Concern(desk, file)
            || !office.Counters.TryGetValue(SeatBook.RecordingCounter, out var counter)) return CallArguments.Result("refused");
        var taken = await SeatBook.TakenFromAsync(db, counter.Id, context.Now, cancellationToken);
        var free = slots.Find(counter.Id, context.Now, taken);
        if (free.Count == 0) return CallArguments.Result("none", ("number", file.Number), ("service", file.Service), ("slot_hint", ""), ("wish_day", ""), ("wish_time", ""), ("wish_part", ""));
        return new SlotOffer(office, texts, new SlotMenu(office, counter, free), context, file).Answer(call.Arguments);
    }

    /// <summary>One answer in the making.</summary>
    private sealed class SlotOffer(OfficeProfile office, TextBook texts, SlotMenu menu, CallContext context, CaseFile file)
    {
        private string _hint = "";

        public CallResult Answer(IReadOnlyDictionary<string, string> given)
        {
            var (day, part, around) = (SlotIds.Day(given.GetValueOrDefault("day")), DayParts.Find(given.GetValueOrDefault("part")), (TimeOnly?)null);
            var wish = new SlotWish(SlotIds.Day(given.GetValueOrDefault("wish_day")), SlotIds.Hour(given.GetValueOrDefault("wish_time")), DayParts.Find(given.GetValueOrDefault("wish_part")));
            if (!wish.IsNone)
            {
                var met = menu.Meet(wish, context.Now);
                if (met.Exact is { } exact) return Result("exact", [], met.Day, ("slot", SlotIds.Of(exact.StartsAt)), ("slot_text", SlotLabel.Long(office, texts, exact.StartsAt, context.Language)));
                (day, part, around) = (met.Day, met.Part, wish.Time);
                if (met.Miss is { } miss) Explain(miss, wish);
            }

            if (day is not { } date) return Days(SlotIds.Day(given.GetValueOrDefault("from")));
            if (menu.Times(date, null).Count == 0)
            {
                Explain(WishMiss.DayFull, new SlotWish(date, null, null));
                return Days(null);
            }

            if (part is null && menu.Times(date, null).Count > Most) return Parts(date);
            return Times(date, part, given.GetValueOrDefault("after"), around);
        }

        private CallResult Days(DateOnly? from)
        {
            var days = menu.Days(from);
            if (days.Count == 0) days = menu.Days();
            var more = days.Count > Most;
            var shown = more ? days.Take(MostOfMore).ToList() : [.. days];
            var items = shown.ConvertAll(day => new CallItem(SlotIds.Of(day.Day), new CalendarWords(texts, context.Language).DayRow(day.Day), Seats(day.Seats)));
            var last = shown[^1].Day;
            var monday = shown[0].Day.AddDays(7 - (((int)shown[0].Day.DayOfWeek + 6) % 7));
            return Result(more ? "days_more" : "days", items, null, ("next_from", SlotIds.Of(last.AddDays(1))), ("next_week", SlotIds.Of(monday)));
        }

        private CallResult Parts(DateOnly day)
        {
            var items = menu.Parts(day).Select(part => new CallItem(
                DayParts.IdOf(part.Part), texts.Render("jadwal.part." + DayParts.IdOf(part.Part), context.Language), Seats(part.Seats))).ToList();
            return items.Count == 1 ? Times(day, DayParts.Find(items[0].Id), null, null) : Result("parts", items, day);
        }

        private CallResult Times(DateOnly day, DayPart? part, string? after, TimeOnly? around)
        {
            var times = menu.Times(day, part);
            if (times.Count == 0) times = menu.Times(day, null);
            var from = after is { Length: > 0 } ? times.TakeWhile(slot => string.CompareOrdinal(SlotIds.Of(slot.StartsAt), after) <= 0).Count() : Near(times, around);
            var rest = times.Skip(from < times.Count ? from : 0).ToList();
            var more = rest.Count > Most;
            var shown = more ? rest.GetRange(0, MostOfMore) : rest;
            var items = shown.ConvertAll(slot => new CallItem(SlotIds.Of(slot.StartsAt), SlotLabel.Time(office, texts, slot.StartsAt, context.Language), null));
            return Result(more ? "times_more" : "times", items, day, ("part", part is { } named ? DayParts.IdOf(named) : ""), ("after", SlotIds.Of(shown[^1].StartsAt)));
        }

        /// <summary>Where a page begins so that the time nearest to the one wished for stands in its midst.</summary>
        private int Near(IReadOnlyList<Slot> times, TimeOnly? around)
        {
            if (around is not { } wished || times.Count <= Most) return 0;
            var before = times.Count(slot => TimeOnly.FromDateTime(office.LocalTime(slot.StartsAt)) < wished);
            return Math.Clamp(before - (MostOfMore / 2), 0, times.Count - MostOfMore);
        }

        private void Explain(WishMiss miss, SlotWish wish) => _hint = texts.Render(texts.KeyFor(file.Service, $"jadwal.miss.{miss}"), context.Language, new Dictionary<string, string>
        {
            ["wanted_day"] = wish.Day is { } day ? new CalendarWords(texts, context.Language).DayRow(day) : "",
            ["wanted_time"] = wish.Time is { } time ? new CalendarWords(texts, context.Language).Time(time) : "",
        }) + "\n\n";

        private CallResult Result(string outcome, IReadOnlyList<CallItem> items, DateOnly? day, params (string, string)[] values) => CallArguments.Result(
            outcome,
            items,
            [
                ("number", file.Number), ("service", file.Service), ("slot_hint", _hint), ("wish_day", ""), ("wish_time", ""), ("wish_part", ""),
                ("day", day is { } date ? SlotIds.Of(date) : ""), ("day_text", day is { } told ? new CalendarWords(texts, context.Language).DayRow(told) : ""), .. values,
            ]);

        private string Seats(int count) =>
            texts.Render("jadwal.seats", context.Language, new Dictionary<string, string> { ["count"] = count.ToString(CultureInfo.InvariantCulture) });
    }
}
