using System.Globalization;
using System.IO.Enumeration;
using System.Text;
using KtpBot.Testing;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// A play: one text file under tests/golden/plays that says what a citizen and the office do and what the bot answers. How one is
/// written stands in the README beside them.
/// </summary>
internal sealed class PlayScript
{
    private const string First = "> ", Second = ">> ", Counter = "= ", Result = "hasil: ";

    private readonly List<string> _heading = [];
    private readonly List<PlayStep> _steps = [];

    private PlayScript(string name) => Name = name;

    public static string Folder { get; } = RepositoryRoot.File("tests", "golden", "plays");

    /// <summary>The bot's lines are to be written anew.</summary>
    public static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The file's, without its ending; before it the folder of another office: "takeran/surat-pengantar".</summary>
    public string Name { get; }

    /// <summary>The office that plays it.</summary>
    public string Office => OfficeOf(Name);

    public string File => Path.Combine(Folder, Name + ".txt");

    /// <summary>The language the citizen's phone or browser speaks.</summary>
    public string Language { get; private set; } = "id";

    /// <summary>When it begins, in the office's time.</summary>
    public DateTime StartsAt { get; private set; } = new(2026, 11, 17, 9, 0, 0);

    /// <summary>On which channels it can be played; all unless it says otherwise.</summary>
    public IReadOnlyList<string> Channels { get; private set; } = ["whatsapp", "telegram", "webchat"];

    /// <summary>What its file says came of each service, as <see cref="PlayOutcomes"/> writes it.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    public IReadOnlyList<PlayStep> Steps => _steps;

    /// <summary>All plays of Kwangsan, or those that fit a pattern in the variable PLAY (several with spaces between), for whoever writes one.</summary>
    public static IEnumerable<string> Names => NamesOf(TestOffices.Kwangsan);

    /// <summary>The offices that have plays of their own, each in a folder with its id.</summary>
    public static IEnumerable<string> OtherOffices => All.Select(OfficeOf).Where(office => office != TestOffices.Kwangsan).Distinct();

    private static IEnumerable<string> All
    {
        get
        {
            var patterns = (Environment.GetEnvironmentVariable("PLAY") ?? "*").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder, path)[..^".txt".Length].Replace('\\', '/'))
                .Where(name => patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)))
                .Order(StringComparer.Ordinal);
        }
    }

    /// <summary>Its plays, or those that fit.</summary>
    public static IEnumerable<string> NamesOf(string office) => All.Where(name => OfficeOf(name) == office);

    private static string OfficeOf(string name) => name.Split('/') is [var office, _] ? office : TestOffices.Kwangsan;

    public static PlayScript Read(string name)
    {
        var script = new PlayScript(name);
        var before = new List<string>();
        var answer = new List<string>();
        PlayStep? open = null;
        foreach (var line in System.IO.File.ReadAllLines(script.File))
        {
            var begins = line.StartsWith(First, StringComparison.Ordinal) || line.StartsWith(Second, StringComparison.Ordinal) || line.StartsWith(Counter, StringComparison.Ordinal);
            if (!begins && open is null && !line.StartsWith('#'))
            {
                script.Head(line);
                continue;
            }

            if (line.StartsWith('#')) before.Add(line);
            else if (begins)
            {
                if (open is not null) open.Hear(answer);
                answer = [];
                open = PlayStep.Read(line, before);
                before = [];
                script._steps.Add(open);
            }
            else answer.Add(line);
        }

        open?.Hear(answer);
        if (script._steps.Count == 0) throw new InvalidDataException($"{name}.txt has no step: a line that begins with \"> \" or \"= \".");
        return script;
    }

    /// <summary>The file anew, with what the bot said this time, as far as it came.</summary>
    public string Write(IReadOnlyList<IReadOnlyList<(int Phone, Bubble Bubble)>> said, IReadOnlyList<string>? outcomes = null)
    {
        var text = new StringBuilder();
        var heading = _heading.Where(line => !line.StartsWith(Result, StringComparison.Ordinal)).ToList();
        if ((outcomes ?? Outcomes) is { Count: > 0 } came)
        {
            var gap = heading.FindLastIndex(line => line.Length > 0) + 1;
            heading.Insert(gap, Result + string.Join(", ", came));
            if (gap == heading.Count - 1) heading.Add("");
        }

        foreach (var line in heading) text.Append(line).Append('\n');
        for (var i = 0; i < _steps.Count; i++)
        {
            foreach (var line in _steps[i].Before) text.Append(line).Append('\n');
            text.Append(_steps[i].Line).Append('\n');
            foreach (var (phone, bubble) in i < said.Count ? said[i] : [])
            {
                foreach (var line in bubble.Lines(phone == 1 ? "<" : "<<")) text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private void Head(string line)
    {
        _heading.Add(line);
        if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [var key, var value]) return;
        switch (key)
        {
            case "bahasa":
                Language = value;
                break;
            case "waktu":
                StartsAt = DateTime.ParseExact(value, "yyyy-MM-dd HH.mm", CultureInfo.InvariantCulture);
                break;
            case "hasil":
                Outcomes = value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
                break;
            case "kanal":
                Channels = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                break;
        }
    }
}

internal enum PlayAct
{
    Says,
    Taps,
    Does,
    Office,
}

/// <summary>One step: who does what, and what the bot is expected to say then.</summary>
/// <param name="Act">Words, a tap, something in brackets, or the office.</param>
/// <param name="Phone">1 or 2; 0 for the office.</param>
/// <param name="Words">Without sign and brackets.</param>
/// <param name="Line">As written.</param>
/// <param name="Before">Comments above it.</param>
internal sealed record PlayStep(PlayAct Act, int Phone, string Words, string Line, IReadOnlyList<string> Before)
{
    /// <summary>What the file expects.</summary>
    public IReadOnlyList<(int Phone, Bubble Bubble)> Said { get; private set; } = [];

    public static PlayStep Read(string line, IReadOnlyList<string> before)
    {
        var (phone, words) = line[0] == '=' ? (0, line[2..]) : line[1] == '>' ? (2, line[3..]) : (1, line[2..]);
        if (phone == 0) return new PlayStep(PlayAct.Office, 0, words.Trim(), line, before);
        return words switch
        {
            ['[', .. var title, ']'] => new PlayStep(PlayAct.Taps, phone, title, line, before),
            ['(', .. var deed, ')'] => new PlayStep(PlayAct.Does, phone, deed, line, before),
            _ => new PlayStep(PlayAct.Says, phone, words, line, before),
        };
    }

    public void Hear(List<string> lines)
    {
        var said = new List<(int, Bubble)>();
        var (phone, message) = (0, new List<string>());
        foreach (var line in lines)
        {
            if (line.StartsWith('<'))
            {
                if (phone > 0) said.Add((phone, Bubble.Read(message)));
                phone = line.StartsWith("<<", StringComparison.Ordinal) ? 2 : 1;
                message = [line.Length > phone + 1 ? line[(phone + 1)..] : ""];
            }
            else message.Add(line);
        }

        if (phone > 0) said.Add((phone, Bubble.Read(message)));
        Said = said;
    }
}
