using System.Text;
using System.Text.RegularExpressions;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>One message of the bot as a citizen sees it.</summary>
/// <param name="Text">Its words, or what stands under a file.</param>
/// <param name="Choices">What can be tapped.</param>
/// <param name="File">The name of the file, where it is one.</param>
/// <param name="Gaps">What fills a template's gaps: then the words themselves lie with the provider.</param>
internal sealed partial record Bubble(string Text, IReadOnlyList<BubbleChoice> Choices, string? File = null, IReadOnlyList<string>? Gaps = null)
{
    /// <summary>Before the words of a place on the map.</summary>
    public const string Pin = "📍 ";

    public static Bubble Of(OutgoingContent content) => content switch
    {
        TextOut text => new Bubble(text.Text, []),
        ChoicesOut choices => new Bubble(choices.Text, [.. choices.Choices.Select(choice => new BubbleChoice(choice.Title, choice.Description, choice.Id))]),
        FileOut file => new Bubble(file.Caption ?? "", [], file.FileName),
        LocationOut place => new Bubble($"{Pin}{place.Name}\n{place.Address}", []),
        TemplateOut template => Of(template.Plain),
        _ => new Bubble($"({content.GetType().Name})", []),
    };

    /// <summary>The message as lines of a play. What differs from run to run or from channel to channel is written as a word.</summary>
    /// <param name="sign">"&lt;" for the first phone, "&lt;&lt;" for the second.</param>
    public IEnumerable<string> Lines(string sign)
    {
        var words = Timeless(File is null ? Text : $"(berkas {File}) {Text}").ReplaceLineEndings("\n").Split('\n');
        yield return $"{sign} {words[0]}".TrimEnd();
        foreach (var line in words.Skip(1)) yield return $"  {line}".TrimEnd();
        foreach (var choice in Choices) yield return Timeless($"  [{choice.Title}]{(choice.Description is { } more ? $" {more}" : "")}");
    }

    /// <summary>Reads back what <see cref="Lines"/> wrote, the sign taken away.</summary>
    public static Bubble Read(IReadOnlyList<string> lines)
    {
        var choices = new List<BubbleChoice>();
        var words = new StringBuilder();
        foreach (var line in lines)
        {
            if (Choice().Match(line) is { Success: true } choice && words.Length > 0)
                choices.Add(new BubbleChoice(choice.Groups["title"].Value, choice.Groups["more"].Value is { Length: > 0 } more ? more : null, null));
            else words.Append(words.Length == 0 ? "" : "\n").Append(line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line);
        }

        var file = FileSign().Match(words.ToString());
        return file.Success
            ? new Bubble(words.ToString()[file.Length..], choices, file.Groups["name"].Value)
            : new Bubble(words.ToString(), choices);
    }

    /// <summary>Codes are drawn by lot, and a linked conversation is named by its channel.</summary>
    public static string Timeless(string words) => OtherChannel().Replace(LinkCode().Replace(words, "‹kode›"), "‹kanal lain›");

    [GeneratedRegex(@"^  \[(?<title>[^\]]+)\](?: (?<more>.+))?$")]
    private static partial Regex Choice();

    [GeneratedRegex(@"^\(berkas (?<name>[^)]+)\) ?")]
    private static partial Regex FileSign();

    [GeneratedRegex(@"(?<![\d•] ?)\b(?!1234 5678)\d{4} \d{4}\b(?! ?\d)")]
    public static partial Regex LinkCode();

    [GeneratedRegex(@"WhatsApp ••••\d{3}|Telegram W[•]+|obrolan di situs desa|the chat on the website")]
    private static partial Regex OtherChannel();
}

/// <summary>Something to tap.</summary>
/// <param name="Title">What the citizen reads.</param>
/// <param name="Description">The second line, where the channel has one.</param>
/// <param name="Id">Ours; null for a key whose tap arrives as its words.</param>
internal sealed record BubbleChoice(string Title, string? Description, string? Id);
