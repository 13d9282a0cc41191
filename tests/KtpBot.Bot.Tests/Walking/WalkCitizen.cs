using System.Globalization;
using System.Text.RegularExpressions;
using KtpBot.Bot.Tests.Plays;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>One citizen: what he does next, what he has read, and what must hold of it.</summary>
internal sealed partial class WalkCitizen(int seed, WalkPhone phone, WalkCanary canary, Random random)
{
    private const int MostRemembered = 25;
    private const int MostRepeats = 3;

    private readonly List<Bubble> _offers = [];
    private readonly List<string> _log = [];
    private (string Flow, string Step) _waiting;
    private ConversationOwner _owner;
    private WalkMood _mood = WalkMood.Purposeful;
    private int _moodLeft = 9;
    private bool _expects;
    private bool _wasHeard;
    private (string Question, int Times) _asked = ("", 0);
    private int _photos;

    public WalkPhone Phone => phone;

    public WalkCanary Canary => canary;

    /// <summary>Who walks beside him: whose data he must never read, however he tries.</summary>
    public IReadOnlyList<WalkCitizen> Others { get; set; } = [];

    /// <summary>His cases, as the office numbered them.</summary>
    public List<(long Id, string Number)> Cases { get; } = [];

    /// <summary>The first thing that went wrong; then he is only read, no longer judged.</summary>
    public string? Fault { get; private set; }

    public string Story => $"Seed {seed}, {phone.Channel}:\n{string.Join('\n', _log)}";

    /// <summary>What arrives at the bot next: groups one after another, everything of one group at once.</summary>
    public IReadOnlyList<IReadOnlyList<WalkDelivery>> Next()
    {
        if (_moodLeft-- == 0) (_mood, _moodLeft) = (random.Next(2) == 0 ? WalkMood.Purposeful : (WalkMood)random.Next(4), 3 + random.Next(4));
        _wasHeard = _owner == ConversationOwner.Bot;
        _expects = false;
        var first = One();
        return random.Next(12) switch
        {
            0 when first.Count == 1 => [[first[0], first[0]]], // Delivered twice at once.
            1 when first.Count == 1 => [first, first], // And again later.
            2 => [[.. One().Concat(first).Reverse()]], // The later one first.
            _ => [first],
        };
    }

    /// <summary>Does nothing for now.</summary>
    public IReadOnlyList<IReadOnlyList<WalkDelivery>> Rests()
    {
        _expects = false;
        return [];
    }

    /// <summary>Says these words and nothing else.</summary>
    public WalkDelivery Asks(string words)
    {
        (_wasHeard, _expects, _mood, _moodLeft) = (_owner == ConversationOwner.Bot, true, WalkMood.Purposeful, 1);
        return Say(words);
    }

    /// <summary>What has come, and where the conversation stands by its row.</summary>
    public void Reads(IReadOnlyList<Bubble> said, (string Flow, string Step) waiting, ConversationOwner owner)
    {
        (_waiting, _owner) = (waiting, owner);
        foreach (var bubble in said)
        {
            _log.AddRange(bubble.Lines("<"));
            if (canary.Foreign(bubble) is { } foreign) Fail($"Somebody else's data: {foreign}");
            if (bubble.Choices.Count > 0) _offers.Add(bubble);
        }

        if (_offers.Count > MostRemembered) _offers.RemoveRange(0, _offers.Count - MostRemembered);
        if (owner != ConversationOwner.Bot)
        {
            _log.Add($"  ({owner})");
            _asked = ("", 0);
            return;
        }

        if (!_wasHeard || !_expects) return;
        if (said.Count == 0)
        {
            Fail("Silence.");
            return;
        }

        if (!said.Any(bubble => bubble.Choices.Count > 0) && WalkQuestions.Of(waiting) is null) Fail($"A dead end at {waiting}.");
        NotAskedTooOften(said);
    }

    public void Fail(string fault) => Fault ??= $"{fault}\n{Story}";

    /// <summary>Whoever only talks nonsense is not asked the same more than three times without being shown a way out.</summary>
    private void NotAskedTooOften(IReadOnlyList<Bubble> said)
    {
        var question = $"{_waiting} {said[^1].Text.Split("\n\n")[^1]}";
        var isOut = said.Any(bubble => WayOut().IsMatch(bubble.Text) || bubble.Choices.Any(c => c.Id?.StartsWith("go:", StringComparison.Ordinal) == true));
        _asked = isOut || _mood != WalkMood.Stubborn ? ("", 0) : (question, _asked.Question == question ? _asked.Times + 1 : 1);
        if (_asked.Times > MostRepeats) Fail($"Asked {_asked.Times} times in a row: {question}");
    }

    private IReadOnlyList<WalkDelivery> One() => _mood switch
    {
        WalkMood.Stubborn => [Say(WalkWords.Gibberish[random.Next(WalkWords.Gibberish.Length)])],
        WalkMood.Curious when random.Next(3) > 0 => [Say(WalkWords.Sentences[random.Next(WalkWords.Sentences.Length)])],
        WalkMood.Wild when random.Next(3) > 0 => Anything(),
        _ => random.Next(10) == 0 ? Anything() : Answer(),
    };

    /// <summary>What a citizen does who wants to get on.</summary>
    private IReadOnlyList<WalkDelivery> Answer()
    {
        switch (WalkQuestions.Of(_waiting))
        {
            case "nik": return [Say(canary.Nik)];
            case "kk": return [Say(canary.Kk)];
            case "name": return [Say(canary.Name)];
            case "phone": return [Say(canary.Phone)];
            case "last4": return [Say(canary.Nik[^4..])];
            case "words": return [Say($"Ini kata-kata {canary.Name}")];
            case "case_number": return [Say(Cases.Count > 0 ? Cases[random.Next(Cases.Count)].Number : "lewati")];
            case "documents" when random.Next(3) == 0: return Photos("foto");
            case "documents" or "photo" when LastOffer is null: return [Say("bawa")];
        }

        if (LastOffer is not { } offer || random.Next(12) == 0) return [Say(WalkWords.Wishes[random.Next(WalkWords.Wishes.Length)])];
        var onwards = offer.Choices.FirstOrDefault(c => c.Id is { } id && WalkWords.Onwards.Any(end => id.EndsWith(end, StringComparison.Ordinal)));
        var choice = onwards is not null && random.Next(4) > 0 ? onwards : offer.Choices[random.Next(offer.Choices.Count)];
        return [random.Next(4) == 0 ? Say(choice.Title) : Tap(choice, offer)];
    }

    private IReadOnlyList<WalkDelivery> Anything()
    {
        switch (random.Next(14))
        {
            case 0: return Photos(WalkWords.Photos[random.Next(WalkWords.Photos.Length)]);
            case 1: return Photos([.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => WalkWords.Photos[random.Next(WalkWords.Photos.Length)])]);
            case 2: return [Deed(phone.Deeds[random.Next(phone.Deeds.Count)])];
            case 3 when _offers.Count > 0:
                var old = _offers[random.Next(_offers.Count)];
                return [Tap(old.Choices[random.Next(old.Choices.Count)], old)];
            case 4: return [TapId($"go:{WalkWords.Flows[random.Next(WalkWords.Flows.Length)]}{(Cases.Count > 0 && random.Next(2) == 0 ? $":{Cases[0].Id.ToString(CultureInfo.InvariantCulture)}" : "")}")];
            case 5 or 6: return [Spy()];
            case 7: return [Say(WalkWords.Commands[random.Next(WalkWords.Commands.Length)])];
            case 8: return [Say($"#KTP#{canary.Nik}#{canary.Kk}#{canary.Name}#Kwangsan#Sedati#Hilang")];
            case 9: return [Say($"{WalkWords.Sentences[random.Next(WalkWords.Sentences.Length)]} {canary.Nik}")];
            default: return [Say(WalkWords.Nonsense[random.Next(WalkWords.Nonsense.Length)])];
        }
    }

    /// <summary>Tries to read what belongs to the citizen beside him.</summary>
    private WalkDelivery Spy()
    {
        var other = Others[random.Next(Others.Count)];
        if (random.Next(12) == 0)
        {
            return Say($"#KTP#{other.Canary.Nik}#{canary.Kk}#{canary.Name}#Kwangsan#Sedati#Hilang");
        }

        if (other.Cases.Count == 0) return Say($"cek#ktp#{canary.Nik}");
        var (id, number) = other.Cases[random.Next(other.Cases.Count)];
        return random.Next(3) == 0 ? Say($"cek status {number}") : TapId(string.Format(CultureInfo.InvariantCulture, WalkWords.CaseTaps[random.Next(WalkWords.CaseTaps.Length)], id));
    }

    /// <summary>Told in the words of the message, bold or not.</summary>
    [GeneratedRegex(@"(?i)\b(ketik|tulis|surat|type|write)\s+\*?(menu|petugas|officer|batal|kembali)\b")]
    private static partial Regex WayOut();

    private Bubble? LastOffer => _offers.Count > 0 ? _offers[^1] : null;

    private WalkDelivery Say(string words)
    {
        _log.Add($"> {words}");
        _expects = true;
        return phone.Say(canary.Types(words));
    }

    private WalkDelivery Tap(BubbleChoice choice, Bubble of)
    {
        _log.Add($"> [{choice.Title}] {choice.Id}");
        _expects = true;
        return phone.Tap(choice, of);
    }

    private WalkDelivery TapId(string id)
    {
        var choice = new BubbleChoice("Lama", null, id);
        return Tap(choice, new Bubble("Pesan lama", [choice]));
    }

    private WalkDelivery Deed(string deed)
    {
        _log.Add($"> ({deed})");
        return phone.Do(deed);
    }

    private IReadOnlyList<WalkDelivery> Photos(params string[] words)
    {
        _log.Add($"> (berkas: {string.Join(", ", words)})");
        _expects = true;
        return phone.Send([.. words.Select(word => new PlayPhoto(string.Create(CultureInfo.InvariantCulture, $"{word}-{seed}x{++_photos}"), random.Next(6) == 0 ? WalkWords.Captions[random.Next(WalkWords.Captions.Length)] : null))]);
    }
}

/// <summary>How a citizen feels for a while.</summary>
internal enum WalkMood
{
    /// <summary>Answers what he is asked.</summary>
    Purposeful,

    /// <summary>Asks about everything.</summary>
    Curious,

    /// <summary>Does anything at all.</summary>
    Wild,

    /// <summary>Says nothing that can be understood.</summary>
    Stubborn,
}
