using KtpBot.Core.Messaging;

namespace KtpBot.Core.Dialogs;

/// <summary>Collects what is said on the way into one message with the next question.</summary>
internal sealed class DialogSpeech(DialogBook book, DialogSession session)
{
    private readonly List<OutgoingContent> _messages = [];
    private readonly DialogWording _wording = new(book, session);

    public IReadOnlyList<OutgoingContent> Messages => _messages;

    /// <summary>A message of its own, before the words of this turn.</summary>
    public void Bring(OutgoingContent message) => _messages.Add(message);

    /// <summary>Adds a paragraph to what goes out with the next question.</summary>
    public void Say(string key) => SayText(_wording.Text(key));

    public void SayText(string text) => session.Said = string.IsNullOrEmpty(session.Said) ? text : session.Said + "\n\n" + text;

    /// <summary>Asks the step the deepest flow stands at.</summary>
    public void Ask(DialogStep step)
    {
        var frame = session.Frames[^1];
        Count(step);
        var question = new DialogQuestion(book, session);
        var choices = question.Offers(step).Select(o => o.ToChoice(frame.Flow, step.Id)).ToList();
        Send(question.Text(step), choices, question.OpenLabel(step), question.SharePhone(step));
    }

    /// <summary>What tells one question from another: the step, which document it asks for, and whether a summary is looked at or changed.</summary>
    public string NameOf(DialogStep step)
    {
        var document = step is DocumentsStep documents ? new DocumentQuestion(book, session, documents).Current : null;
        var editing = step is SummaryStep ? session.Frames[^1].Mode : null;
        return $"{session.Frames[^1].Flow}.{step.Id}.{document}{editing}{(session.HeldFile is null ? "" : "!")}";
    }

    /// <summary>Remembers that a question was asked, and how often in a row.</summary>
    public void Count(DialogStep step)
    {
        var name = NameOf(step);
        session.TimesAsked = session.Asked == name ? session.TimesAsked + 1 : 1;
        session.Asked = name;
    }

    /// <summary>One message with everything said on the way; two only where the words are too long for a message with buttons.</summary>
    public void Send(string? text, IReadOnlyList<Choice> choices, string? openLabel, string? sharePhone = null)
    {
        var said = Joined(AlbumWords(), session.Said);
        session.Said = null;
        var whole = Joined(said, text);
        whole ??= _wording.Text("global.more");
        if (choices.Count == 0)
        {
            _messages.Add(new TextOut(whole, sharePhone));
            return;
        }

        if (whole.Length > DialogLimits.TextWithChoices && !string.IsNullOrEmpty(said))
        {
            _messages.Add(new TextOut(said));
            whole = string.IsNullOrEmpty(text) ? _wording.Text("global.more") : text;
        }

        _messages.Add(new ChoicesOut(whole, choices, choices.Count > DialogLimits.Buttons ? openLabel ?? _wording.Text("global.open-list") : null, sharePhone));
    }

    /// <summary>What became of the files of an album; told once.</summary>
    private string? AlbumWords()
    {
        if (session.Album is not { Begun: true } album) return null;
        session.Album = null;
        var lines = new List<string>();
        if (album.Received.Count > 0)
            lines.Add(_wording.Text("album.received", new Dictionary<string, string> { ["count"] = DialogWording.Number(album.Received.Count), ["documents"] = string.Join(", ", album.Received) }));
        lines.AddRange(album.Problems);
        var unused = album.Extra + album.Files.Count; // Where the flow ended before the last file, nobody looked at the rest.
        if (unused > 0) lines.Add(_wording.Text("album.extra", new Dictionary<string, string> { ["count"] = DialogWording.Number(unused) }));
        return string.Join('\n', lines);
    }

    private static string? Joined(string? first, string? second) =>
        string.IsNullOrEmpty(first) ? second : string.IsNullOrEmpty(second) ? first : first + "\n\n" + second;
}
