using System.Globalization;
using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels;

/// <summary>A menu as plain words, for what does not fit a channel's buttons: the citizen answers with the number or the words.</summary>
internal static class NumberedText
{
    public static string Of(ChoicesOut menu) => menu.Text + Lines(menu.Choices);

    /// <summary>What follows the question: an empty line, then a line for each choice.</summary>
    public static string Lines(IReadOnlyList<Choice> choices)
    {
        var text = new StringBuilder("\n");
        for (var i = 0; i < choices.Count; i++)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{i + 1}. {choices[i].Title}");
            if (choices[i].Description is { Length: > 0 } description) text.Append(" – ").Append(description);
        }

        return text.ToString();
    }
}
