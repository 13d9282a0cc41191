using System.Globalization;
using System.Text;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels;

/// <summary>A menu as plain words, for what does not fit a channel's buttons: the citizen answers with the number or the words.</summary>
internal static class NumberedText
{
    public static string Of(ChoicesOut menu)
    {
        var text = new StringBuilder(menu.Text).Append('\n');
        for (var i = 0; i < menu.Choices.Count; i++)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{i + 1}. {menu.Choices[i].Title}");
            if (menu.Choices[i].Description is { Length: > 0 } description) text.Append(" – ").Append(description);
        }

        return text.ToString();
    }
}
