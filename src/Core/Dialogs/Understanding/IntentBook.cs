using System.Collections.Frozen;
using KtpBot.Core.Data;

namespace KtpBot.Core.Dialogs;

/// <summary>What a sentence seems to want.</summary>
/// <param name="Intent">A label such as hilang, status or biaya.</param>
/// <param name="Flow">The flow that serves it.</param>
/// <param name="Args">Answers the flow starts with.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record IntentMatch(string Intent, string Flow, IReadOnlyDictionary<string, string> Args, double Confidence)
{
    /// <summary>A phrase of a finer meaning chose the flow: what is wanted is clear, however sure the label is.</summary>
    public bool IsFiner { get; init; }

    /// <summary>Sure enough to be followed.</summary>
    public bool IsSure => IsFiner || Confidence >= IntentBook.Understood;
}

/// <summary>
/// Understands sentences: the words, phrases and examples of dialogs/intents/*.yaml. See <see cref="IntentJudge"/>.
/// </summary>
public sealed class IntentBook
{
    /// <summary>The label for a sentence that fits nothing.</summary>
    public const string Other = "lain";

    /// <summary>From here on a sentence counts as understood.</summary>
    public const double Understood = 0.5;

    /// <summary>From here on a sentence is a guess worth asking back about; below, it fits nothing. Found on the development set (docs/understanding.md).</summary>
    public const double Guessed = 0.25;

    private readonly IReadOnlyList<Intent> _intents;
    private readonly FrozenDictionary<string, string> _commands;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _answers;
    private readonly IntentJudge _judge;
    private FrozenDictionary<string, string> _same = FrozenDictionary<string, string>.Empty;

    private IntentBook(
        IReadOnlyList<Intent> intents,
        IReadOnlyDictionary<string, string> abbreviations,
        IReadOnlyDictionary<string, string> commands,
        IReadOnlyDictionary<string, IReadOnlyList<string>> answers,
        IReadOnlyDictionary<string, IReadOnlyList<string>> examples)
    {
        _intents = intents;
        _commands = commands.ToFrozenDictionary();
        _answers = answers.ToFrozenDictionary();
        // The words of finer meanings stay out: what they are mended towards would change what the labels' own phrases see.
        var labels = intents.Where(i => !i.IsFiner).ToList();
        var vocabulary = labels.SelectMany(i => i.Sure.Concat(i.Hint)).SelectMany(p => p).Concat(labels.SelectMany(i => i.Not)).ToFrozenSet();
        _judge = new IntentJudge(intents, new Words(abbreviations, vocabulary), new Words(abbreviations, []), examples);
    }

    /// <summary>The labels in file order, with the place and the flow of each, for the checks.</summary>
    internal IReadOnlyList<Intent> Intents => _intents;

    /// <summary>Tells a sentence's language.</summary>
    public LanguageGuess Languages { get; private init; } = LanguageGuess.Nothing;

    public static (IntentBook Book, IReadOnlyList<DataFault> Faults) Load(string dialogsDirectory)
    {
        var faults = new List<DataFault>();
        var intents = new List<Intent>();
        var abbreviations = new Dictionary<string, string>(StringComparer.Ordinal);
        var commands = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var examples = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var languages = LanguageGuess.Nothing;
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, "intents"))
        {
            if (YamlData.Load(path, faults, shown) is not { } file) continue;
            if (file.Child("languages") is { } own) languages = LanguageGuess.Read(own);
            foreach (var (answer, phrases) in WordLists(file, "same"))
            {
                foreach (var phrase in phrases) same[phrase] = answer;
            }

            if (file.Child("abbreviations") is { } list)
            {
                foreach (var (from, to) in list.Entries()) abbreviations[from] = to.Value;
            }

            foreach (var (command, phrases) in WordLists(file, "commands"))
            {
                if (!DialogCommands.Knows(command)) file.Child("commands")!.Fault($"Unknown command '{command}': use one of {string.Join(", ", DialogCommands.All)}, or {DialogCommands.Speak}and a language.");
                else if (DialogCommands.LanguageOf(command) is { } spoken && !Directory.Exists(Path.Combine(dialogsDirectory, "text", spoken)))
                    file.Child("commands")!.Child(command)!.Fault($"The language '{spoken}' has no texts in dialogs/text/{spoken}.");
                foreach (var phrase in phrases) commands[phrase] = command;
            }

            foreach (var (answer, phrases) in WordLists(file, "answers")) answers[answer] = phrases;
            if (file.Child("examples") is { } sentences)
            {
                foreach (var (label, _) in sentences.Entries()) examples[label] = [.. examples.GetValueOrDefault(label) ?? [], .. sentences.Texts(label)];
            }

            foreach (var item in file.List("intents"))
            {
                var intent = Read(item);
                if (intents.Exists(i => i.IsFiner == intent.IsFiner && i.Label == intent.Label && i.Flow == intent.Flow && i.Args.Count == intent.Args.Count && !i.Args.Except(intent.Args).Any()))
                    item.Fault($"The intent '{intent.Label}' is described twice for the same flow and arguments.");
                intents.Add(intent);
            }

            file.ReportUnknownKeys();
        }

        return (new IntentBook(intents, abbreviations, commands, answers, examples) { Languages = languages, _same = same.ToFrozenDictionary() }, faults);
    }

    /// <summary>The command these words are, when they are nothing else: "menu", "kembali", "/start"; null otherwise.</summary>
    internal string? Command(string plain) => _commands.GetValueOrDefault(plain);

    /// <summary>The Indonesian answer that a regional one means ("inggih": ya); null for any other words.</summary>
    internal string? Same(string plain) => _same.GetValueOrDefault(plain);

    /// <summary>Words that mean one of the engine's own choices.</summary>
    internal IReadOnlyList<string> WordsFor(string answer) => _answers.GetValueOrDefault(answer) ?? [];

    /// <summary>The best guess; label "lain" with confidence 0 when nothing fits.</summary>
    public IntentMatch Understand(string text) => _judge.Rank(text, 1) is [var best, ..] ? best : new IntentMatch(Other, "", FrozenDictionary<string, string>.Empty, 0);

    /// <summary>The likeliest meanings, best first.</summary>
    public IReadOnlyList<IntentMatch> Rank(string text, int most) => _judge.Rank(text, most);

    /// <summary>The wider label that a finer one belongs to ("batal_jadwal": batal), for figures and reports; a label that stands alone is its own.</summary>
    public string WiderLabel(string label) => _intents.FirstOrDefault(i => i.Label == label && i.Of is not null)?.Of ?? label;

    /// <summary>What speaks for a label (and, negative, against it), word by word.</summary>
    public IReadOnlyList<(string Word, float Weight)> Why(string text, string label) => _judge.Why(text, label);

    /// <summary>Learns from the examples now; otherwise the first sentence waits for it.</summary>
    public void Learn() => _judge.Learn();

    private static IEnumerable<(string Name, IReadOnlyList<string> Phrases)> WordLists(YamlData file, string key)
    {
        if (file.Child(key) is not { } lists) yield break;
        foreach (var (name, _) in lists.Entries()) yield return (name, [.. lists.Texts(name).Select(Words.Plain)]);
    }

    private static Intent Read(YamlData item)
    {
        var args = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item.Child("args") is { } given)
        {
            foreach (var (name, value) in given.Entries()) args[name] = value.Value;
        }

        var intent = new Intent(item.Text("intent"), item.Text("flow"), args.ToFrozenDictionary(), Phrases(item, "sure"), Phrases(item, "hint"), [.. item.Texts("not")], item.TextOrNull("usual") == "ya", item.TextOrNull("of"), [.. item.Texts("under")], item);
        if (intent.Sure.Length + intent.Hint.Length == 0) item.Fault("An intent needs phrases under 'sure' or 'hint'.");
        return intent;
    }

    private static string[][] Phrases(YamlData item, string key) =>
        [.. item.Texts(key).Select(p => Words.Plain(p).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(p => p.Length > 0)];

    internal sealed record Intent(string Label, string Flow, FrozenDictionary<string, string> Args, string[][] Sure, string[][] Hint, string[] Not, bool Usual, string? Of, string[] Under, YamlData Place)
    {
        /// <summary>Chooses a flow under other labels, and says nothing of its own about what a sentence means.</summary>
        public bool IsFiner => Under.Length > 0;
    }
}
