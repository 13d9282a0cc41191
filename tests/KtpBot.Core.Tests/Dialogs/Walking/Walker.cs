using System.Text.Json;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs.Walking;

/// <summary>One citizen who does anything at all, and what must hold after each turn.</summary>
internal sealed class Walker
{
    private const int MostCalls = 16;
    private const int MostRepeats = 3;

    /// <summary>Told in the words of the message.</summary>
    private static readonly string[] WaysOut = ["*menu*", "*petugas*", "*batal*", "*kembali*"];

    private readonly Random _random;
    private readonly WalkCanary _canary;
    private readonly FakeDesk _fake;
    private readonly WalkDesk _desk;
    private readonly WalkInputs _inputs;
    private readonly DialogEngine _engine;
    private readonly List<string> _log = [];
    private readonly HashSet<(string Flow, string Step)> _entered = [];
    private DialogSession _session;
    private DateTime _now = Play.Start;
    private bool _typedBrace;
    private (string Question, int Times, int All, int Shortest) _asked = ("", 0, 0, 0);

    public Walker(int seed)
    {
        _random = new Random(seed);
        _canary = new WalkCanary(seed);
        _fake = new FakeDesk { Closed = _random.Next(2) == 0, Recording = _random.Next(2) == 0, SlotTakenOnce = _random.Next(4) == 0, Linked = _random.Next(4) == 0 };
        for (var i = _random.Next(4); i > 0; i--) _fake.Cases.Add(_canary.CaseId(i));
        if (_fake.Cases.Count > 0 && _random.Next(2) == 0) _fake.Missing.AddRange(_random.Next(2) == 0 ? ["kk"] : ["kk", "surat_hilang"]);
        _desk = new WalkDesk(_fake, _random, _canary);
        _inputs = new WalkInputs(_random, _canary);
        _engine = new DialogEngine(DialogBooks.Real) { Entered = (flow, step) => _entered.Add((flow, step)) };
        _session = DialogSession.New(WalkInputs.Languages[_random.Next(WalkInputs.Languages.Count)], new Guid(seed, 1, 1, new byte[8]), consented: _random.Next(3) == 0);
    }

    public string Transcript => string.Join('\n', _log);

    /// <summary>The steps that were walked.</summary>
    public IReadOnlySet<(string Flow, string Step)> Entered => _entered;

    public void Walk(int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var (input, shown) in _inputs.Next())
            {
                Take(input, shown);
                if (_random.Next(4) == 0) Probe();
            }

            if (_random.Next(15) == 0) _now = _now.AddHours(13);
        }

        Probe();
    }

    private void Take(DialogInput input, string shown)
    {
        _log.Add($"> {shown}");
        _typedBrace |= shown.Contains('{', StringComparison.Ordinal);
        var before = new HashSet<(string, string)>(_entered);
        _entered.Clear();
        var turn = Advance(_session, input, _desk.Answer);
        _session = turn.Session;
        var walked = new HashSet<(string Flow, string Step)>(_entered);
        _entered.UnionWith(before);
        foreach (var message in turn.Messages)
        {
            _log.Add("< " + Play.TextOf(message).ReplaceLineEndings("\n  "));
            if (message is ChoicesOut menu) _log.Add("  " + string.Concat(menu.Choices.Select(choice => $"[{choice.Title}]")));
            Play.HoldLimits(message, _typedBrace);
            Assert.True(_canary.Foreign(message) is null, $"Somebody else's data: {_canary.Foreign(message)}");
        }

        _inputs.Offered(turn.Messages);
        if (turn.WantsPerson)
        {
            _log.Add("  (petugas)");
            _asked = ("", 0, 0, 0);
            WithPerson();
            return;
        }

        // A reminder of a form that is not there is no reminder; everything else is answered.
        if (turn.Messages.Count == 0 && input is FormLeft) return;
        Assert.True(turn.Messages.Count > 0, "Silence.");
        Assert.True(HasWayOn(turn), "A dead end.");
        NotAskedTooOften(turn, walked);
    }

    /// <summary>The person is away or done, or the citizen just writes on.</summary>
    private void WithPerson()
    {
        switch (_random.Next(3))
        {
            case 0: Take(new PersonLeft(), "(petugas selesai)"); break;
            case 1: Take(new PersonAway(_random.Next(2) == 0 ? "" : "Senin, 23 November 2026 pukul 07.30 WIB"), "(petugas pergi)"); break;
        }
    }

    /// <summary>From here, whatever was asked: the menu, a person, an end and the way back are one word away. Tried on copies.</summary>
    private void Probe()
    {
        if (Waiting(_session).Flow is "") return; // With a person: the words that come back from there are the bot's own rules.
        var menu = Advance(_session, new Heard("menu"), _fake.Answer);
        Assert.True(menu.Messages[^1] is ChoicesOut { Choices.Count: >= 9 }, $"\"menu\" does not lead to the menu but to: {Said(menu)}");

        var copy = new HashSet<(string, string)>(_entered);
        _entered.Clear();
        var person = Advance(_session, new Heard("petugas"), _fake.Answer);
        // "Petugas" alone can be the answer that was asked for (whom a complaint is about).
        if (!person.WantsPerson && _entered.All(step => step.Flow is not ("petugas" or "petugas-pulang"))) person = Advance(_session, new Heard("bicara dengan petugas"), _fake.Answer);
        Assert.True(person.WantsPerson || _entered.Any(step => step.Flow is "petugas" or "petugas-pulang"), $"\"petugas\" does not lead to a person but to: {Said(person)}");
        var cancelled = Advance(_session, new Heard("batal"), _fake.Answer);
        Assert.True(HasWayOn(cancelled) && Said(cancelled).Length > 0, $"\"batal\" leads nowhere: {Said(cancelled)}");
        Assert.True(Waiting(cancelled.Session) != Waiting(_session) || cancelled.Messages[^1] is ChoicesOut, $"\"batal\" only asks again: {Said(cancelled)}");
        var back = Advance(_session, new Heard("kembali"), _fake.Answer);
        Assert.True(back.WantsPerson || (HasWayOn(back) && Said(back).Length > 0), $"\"kembali\" leads nowhere: {Said(back)}");
        _entered.UnionWith(copy);
    }

    private DialogTurn Advance(DialogSession session, DialogInput input, Func<DialogCall, string, CallResult> answer)
    {
        var turn = _engine.Advance(session, input, _now);
        var messages = turn.Messages.ToList();
        var person = turn.WantsPerson;
        for (var calls = 0; turn.Call is { } call; calls++)
        {
            Assert.True(calls < MostCalls, "It calls the desk without end.");
            var result = answer(call, turn.Session.Language);
            if (result.Brought is { } brought) messages.AddRange(brought);
            turn = _engine.Advance(DialogSession.Read(turn.Session.Write()), new CallReturned(result), _now);
            messages.AddRange(turn.Messages);
            person |= turn.WantsPerson;
        }

        return turn with { Session = DialogSession.Read(turn.Session.Write()), Messages = messages, WantsPerson = person };
    }

    /// <summary>Choices, a person, or a question that is answered in words or with a photo.</summary>
    private static bool HasWayOn(DialogTurn turn) => turn.WantsPerson || turn.Messages is [.., ChoicesOut { Choices.Count: > 0 }] || WalkInputs.AsksForWords(Waiting(turn.Session));

    /// <summary>
    /// The same question, turn after turn, with nothing else walked between and no way out beside it. Where it comes without a remark,
    /// the citizen has asked for it himself (by the same wish again, in another language): that may go on a little longer.
    /// </summary>
    private void NotAskedTooOften(DialogTurn turn, IReadOnlySet<(string Flow, string Step)> walked)
    {
        var waiting = Waiting(_session);
        var words = Play.TextOf(turn.Messages[^1]);
        var question = $"{waiting.Flow}/{waiting.Step} {words.Split("\n\n")[^1]}";
        var texts = DialogBooks.Real.Texts;
        var isOut = turn.Messages.Any(m => WaysOut.Any(word => Play.TextOf(m).Contains(word, StringComparison.Ordinal)))
            || turn.Messages.OfType<ChoicesOut>().Any(m => WalkInputs.AsksForWords(waiting) || m.Choices.Any(c => c.Id.StartsWith("go:", StringComparison.Ordinal)));
        // What was taken from the sentence is told, or the language changes: the question goes on.
        var isTaken = words.Contains(texts.Render("maksud.noted", _session.Language).Split('\n')[0], StringComparison.Ordinal)
            || words.Contains(texts.Render("global.language", _session.Language), StringComparison.Ordinal);
        var again = _asked.Question == question && walked.All(step => step == waiting) && !isTaken;
        var isBare = again && words.Length <= _asked.Shortest;
        _asked = isOut ? ("", 0, 0, 0) : (question, again && !isBare ? _asked.Times + 1 : 1, again ? _asked.All + 1 : 1, again ? Math.Min(_asked.Shortest, words.Length) : words.Length);
        Assert.True(_asked.Times <= MostRepeats && _asked.All <= MostRepeats * 2, $"Asked {_asked.All} times in a row: {question}");
    }

    private static string Said(DialogTurn turn) => string.Join(" | ", turn.Messages.Select(Play.TextOf));

    private static (string Flow, string Step) Waiting(DialogSession session)
    {
        using var json = JsonDocument.Parse(session.Write());
        if (!json.RootElement.TryGetProperty("f", out var frames) || frames.ValueKind != JsonValueKind.Array || frames.GetArrayLength() == 0) return ("", "");
        var top = frames[frames.GetArrayLength() - 1];
        return (top.GetProperty("f").GetString()!, top.TryGetProperty("s", out var step) ? step.GetString() ?? "" : "");
    }
}
