using System.Globalization;
using System.Text;
using KtpBot.Bot.Channels.Telegram;

namespace KtpBot.Bot.Registration;

/// <summary>Where a citizen reaches the bot: the page of web chat always, Telegram once it has told its name.</summary>
internal sealed class ChatDoors(PageFrame frame, IServiceProvider services)
{
    /// <summary>As a list of links.</summary>
    public string Links(string language)
    {
        var links = new StringBuilder("<ul class=\"list\">");
        Add("/chat", "daftar.chat-web");
        if (services.GetService<TelegramBot>()?.Link is { } telegram) Add(telegram, "daftar.chat-telegram");
        return links.Append("</ul>").ToString();

        void Add(string address, string key) => links.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{PageFrame.Html(address)}\">{PageFrame.Html(frame.Say(key, language))}</a></li>");
    }
}
