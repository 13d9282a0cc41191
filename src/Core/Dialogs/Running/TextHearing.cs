using KtpBot.Core.Complaints;

namespace KtpBot.Core.Dialogs;

/// <summary>Finds out what typed words mean where the citizen stands: an answer, a command, a change of mind, a wish, or nothing clear.</summary>
internal sealed class TextHearing(DialogBook book, DialogRun run, FlowStarter flows)
{
    private const int FriendlyMisses = 2;
    private const int StaleFormMinutes = 12 * 60;

    private readonly DialogAnswering _answering = new(book, run);

    private DialogSession Session => run.Session;

    public void Hear(string text, DateTime now)
    {
        var plain = Words.Plain(text);
        new LanguageHearing(book, run).Take(text, plain);
        if (LeftLongAgo(now) && book.Intents.Command(plain) is null)
        {
            run.LeaveLost();
            run.Interrupt(DialogBook.Resume, DialogWording.None);
            return;
        }

        var step = run.Waiting;
        var today = book.Office.DateAt(now);
        if (step is not null && step is not TextStep && _answering.Choose(step, plain)) return;
        var isFree = step is TextStep { Check: TextCheck.Words };
        if (Link(text) || Complaint(step, text)) return;
        if (!isFree && new HashHearing(book, run, flows).Take(step, text, today)) return;
        if (book.Intents.Command(plain) is { } command)
        {
            // "Lewati" where the question itself offers it.
            if (step is not TextStep || !_answering.Choose(step, plain)) new CommandHearing(book, run, flows).Take(command);
            return;
        }

        if (step is ChoiceStep { FromItems: true } items && new ItemHearing(book, run).Take(items, text, today)) return;
        if (!isFree && (new CorrectionHearing(book, run, flows).Take(text, today) || new ToldHearing(book, run).Take(step, text, today) || new FieldHearing(book, run).Take(step, plain))) return;
        if (step is TextStep asked && _answering.Write(asked, text, plain)) return;
        // Digits where a case number is asked for are an answer gone wrong, whatever else they could mean.
        var isWrongNumber = step is TextStep { Check: TextCheck.CaseNumber or TextCheck.ComplaintNumber } && text.Any(char.IsAsciiDigit);
        var wishes = isWrongNumber ? new SentenceWishes([], []) : Wishes(text);
        if (!new WishHearing(book, run, flows).Take(wishes, text, today)) Miss(text, wishes, today);
    }

    /// <summary>Serves words that ask for something; false when they do not.</summary>
    public bool Wish(string text, DateTime now) => new WishHearing(book, run, flows).Take(SentenceWishes.In(book.Intents, text), text, book.Office.DateAt(now));

    /// <summary>What the sentence wants without the person it tells of; where that is not sure, and the rest without day and time asks for a slot, that.</summary>
    private SentenceWishes Wishes(string text)
    {
        var bare = SlotReader.WithoutPerson(text);
        var wishes = SentenceWishes.In(book.Intents, bare);
        if (wishes.Sure.Count > 0 || MomentWords.Without(Words.Plain(bare)) is not { Length: > 2 } timeless || timeless.Length == Words.Plain(bare).Length) return wishes;
        var without = SentenceWishes.In(book.Intents, timeless);
        return without.Sure is [var wish] && book.Flow(wish.Flow) is { } flow && ToldWords.OffersSlots(book, flow) ? without : wishes;
    }

    /// <summary>"hubungkan 1234 5678": the word and the code of the other channel.</summary>
    public bool Link(string text)
    {
        if (LinkWords.Split(text) is not { } link || book.Intents.Command(link.Words) != DialogCommands.Link) return false;
        flows.Begin(DialogBook.Link, new Dictionary<string, string> { ["code"] = link.Code }, aside: true);
        return true;
    }

    /// <summary>"keluhan saya ADU-2026-0001": the number leads to the complaint, unless it stands in the middle of a form's own words.</summary>
    private bool Complaint(DialogStep? step, string text)
    {
        if (step is TextStep || ComplaintNumber.In(text) is not { } number || book.Flow(DialogBook.ComplaintStatus) is null) return false;
        flows.Begin(DialogBook.ComplaintStatus, new Dictionary<string, string> { ["complaint_number"] = number });
        return true;
    }

    public bool LeftLongAgo(DateTime now)
    {
        if (Session.LastMinute == 0 || !run.InForm || run.Top?.Flow == DialogBook.Resume) return false;
        return (now - new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalMinutes - Session.LastMinute > StaleFormMinutes;
    }

    private void Miss(string text, SentenceWishes wishes, DateOnly today)
    {
        // What it meant was asked just now; the citizen said something else, so the question before it stands again.
        if (run.Top is { Flow: DialogBook.Meaning, Kept: not null }) run.Pop();
        else if (Session.Misses < FriendlyMisses && new AskingBack(book, run).Ask(wishes.Ranked, text, () => WishHearing.ToldIn(text, today)))
        {
            Session.Misses++;
            return;
        }

        if (run.Waiting is null && !Session.Greeted)
        {
            run.Start(DialogBook.Welcome, DialogWording.None);
            return;
        }

        Session.Misses++;
        if (Session.Misses > FriendlyMisses && run.Top?.Flow != DialogBook.Lost)
        {
            Session.Misses = 0;
            run.Interrupt(DialogBook.Lost, DialogWording.None);
            return;
        }

        if (run.Waiting is TextStep asked && _answering.Refuse(asked, text)) return;
        if (run.Top?.Flow != DialogBook.Lost) run.Say(run.InForm ? "global.not-understood-form" : "global.not-understood"); // The way out says so itself.
        if (run.Top is not { Flow: DialogBook.Meaning })
        {
            run.AskAgain();
            return;
        }

        var misses = Session.Misses;
        run.Start(DialogBook.Menu, DialogWording.None);
        Session.Misses = misses;
    }
}
