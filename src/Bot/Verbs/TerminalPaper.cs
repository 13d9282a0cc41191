using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Verbs;

/// <summary>Messages as lines of a terminal; choices are numbered, and their numbers can be typed.</summary>
internal static class TerminalPaper
{
    public static IEnumerable<string> Lines(OutgoingContent message)
    {
        switch (message)
        {
            case TextOut text:
                return Said(text.Text);
            case ChoicesOut choices:
                return Said(choices.Text).Concat(choices.Choices.Select((choice, i) =>
                    string.Create(CultureInfo.InvariantCulture, $"    {i + 1}. {choice.Title}{(choice.Description is { } more ? $" - {more}" : "")}")));
            case FileOut file:
                return Said($"[{file.FileName}] {file.Caption}");
            case LocationOut place:
                return Said(place.InWords);
            case TemplateOut template:
                return Lines(template.Plain);
            default:
                throw new InvalidOperationException($"{message.GetType().Name} has no line form.");
        }
    }

    private static IEnumerable<string> Said(string text) => text.Split('\n').Select(line => ("bot> " + line).TrimEnd());
}
