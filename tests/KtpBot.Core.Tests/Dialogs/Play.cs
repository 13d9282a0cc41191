using System.Globalization;
using System.Text;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Imaging;
using KtpBot.Core.Messaging;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>
/// Plays a conversation and writes it down. The session is serialised and read back after every turn, and every message is held
/// against the channels' limits.
/// </summary>
internal sealed class Play(FakeDesk desk, string language = "id", DialogBook? book = null)
{
    public static readonly DateTime Start = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    private readonly DialogEngine _engine = new(book ?? DialogBooks.Real);
    private readonly StringBuilder _transcript = new();
    private int _files;

    public DialogSession Session { get; private set; } = DialogSession.New(language, new Guid("11111111-1111-1111-1111-111111111111"));

    public DateTime Now { get; set; } = Start;

    public string Transcript => _transcript.ToString();

    public IReadOnlyList<OutgoingContent> Last { get; private set; } = [];

    public bool WantsPerson { get; private set; }

    public bool ConsentGiven { get; private set; }

    public bool ConsentWithdrawn { get; private set; }

    public FakeDesk Desk => desk;

    public IReadOnlyList<OutgoingContent> Say(string text) => Take(new Heard(text), text);

    /// <summary>Taps a choice of the last messages by its title.</summary>
    public IReadOnlyList<OutgoingContent> Tap(string title)
    {
        var choice = Last.OfType<ChoicesOut>().SelectMany(m => m.Choices).Single(c => c.Title == title);
        return Take(new Tapped(choice.Id, choice.Title), $"[{title}]");
    }

    public IReadOnlyList<OutgoingContent> TapId(string id) => Take(new Tapped(id, null), $"[{id}]");

    public IReadOnlyList<OutgoingContent> Photo(string? verdict = null) =>
        Take(new FileStored(new Guid(++_files, 0, 0, new byte[8]), "image/jpeg", verdict, null), verdict is null ? "(foto)" : $"(foto {verdict})");

    public IReadOnlyList<OutgoingContent> Photo(PhotoLook look) =>
        Take(new FileStored(new Guid(++_files, 0, 0, new byte[8]), "image/jpeg", null, null, look), $"(foto {look})");

    /// <summary>Several photos at once: "" for a good one, a verdict, "!" and a reason for a refused one, "=" and a caption.</summary>
    public IReadOnlyList<OutgoingContent> Album(params string[] photos) => Take(
        new FilesGiven([.. photos.Select(photo => photo is ['!', .. var reason]
            ? (FileInput)new FileRefused(reason)
            : new FileStored(new Guid(++_files, 0, 0, new byte[8]), "image/jpeg", photo is "" or ['=', ..] ? null : photo, photo is ['=', .. var caption] ? caption : null))]),
        $"(album: {string.Join(", ", photos.Select(photo => photo.Length == 0 ? "foto" : photo))})");

    public IReadOnlyList<OutgoingContent> Take(DialogInput input, string shown)
    {
        _transcript.Append(CultureInfo.InvariantCulture, $"> {shown}\n");
        var turn = _engine.Advance(Session, input, Now);
        var messages = turn.Messages.ToList();
        (WantsPerson, ConsentGiven, ConsentWithdrawn) = (turn.WantsPerson, turn.ConsentGiven, turn.ConsentWithdrawn);
        while (turn.Call is { } call)
        {
            _transcript.Append(CultureInfo.InvariantCulture, $"  ({call.Name})\n");
            turn = _engine.Advance(DialogSession.Read(turn.Session.Write()), new CallReturned(desk.Answer(call, turn.Session.Language)), Now);
            messages.AddRange(turn.Messages);
            WantsPerson |= turn.WantsPerson;
            ConsentGiven |= turn.ConsentGiven;
            ConsentWithdrawn |= turn.ConsentWithdrawn;
        }

        Session = DialogSession.Read(turn.Session.Write());
        foreach (var message in messages) Write(message);
        if (WantsPerson) _transcript.Append("  (petugas)\n");
        Last = messages;
        return messages;
    }

    public static string TextOf(OutgoingContent message) => message switch
    {
        TextOut text => text.Text,
        ChoicesOut choices => choices.Text,
        LocationOut place => place.InWords,
        FileOut file => $"[{file.FileName}] {file.Caption}",
        _ => "",
    };

    private void Write(OutgoingContent message)
    {
        HoldLimits(message);
        foreach (var line in TextOf(message).Split('\n')) _transcript.Append(CultureInfo.InvariantCulture, $"{("< " + line).TrimEnd()}\n");
        if (message is not ChoicesOut choices) return;
        for (var i = 0; i < choices.Choices.Count; i++)
        {
            var choice = choices.Choices[i];
            _transcript.Append(CultureInfo.InvariantCulture, $"    {i + 1}. {choice.Title}{(choice.Description is { } more ? $" ({more})" : "")}\n");
        }
    }

    /// <summary>What every channel can carry.</summary>
    /// <param name="message">What the bot says.</param>
    /// <param name="showsOwnBrace">The citizen typed a brace himself: his own words are shown back as they are.</param>
    public static void HoldLimits(OutgoingContent message, bool showsOwnBrace = false)
    {
        if (!showsOwnBrace) Assert.DoesNotContain('{', TextOf(message));
        Assert.NotEqual("", TextOf(message).Trim());
        Assert.True(TextOf(message).Length <= DialogLimits.Text);
        if (message is not ChoicesOut choices) return;
        Assert.True(choices.Text.Length <= DialogLimits.TextWithChoices, choices.Text);
        Assert.Equal(choices.Choices.Count, choices.Choices.Select(c => c.Id).Distinct().Count());
        foreach (var choice in choices.Choices)
        {
            Assert.True(choice.Id.Length <= DialogLimits.ChoiceId && choice.Id.All(char.IsAscii), choice.Id);
            Assert.True(choice.Title.Length <= (choices.Choices.Count <= DialogLimits.Buttons ? DialogLimits.ButtonTitle : DialogLimits.RowTitle), choice.Title);
            Assert.True((choice.Description?.Length ?? 0) <= DialogLimits.RowDescription, choice.Description);
        }
    }
}
