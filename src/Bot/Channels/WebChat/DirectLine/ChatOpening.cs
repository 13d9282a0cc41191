using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>Hands out what a client needs to talk: token and stream address.</summary>
internal sealed class ChatOpening(ChatTokens tokens, ChatDoor door, WebChatOptions options)
{
    /// <summary>The version of the speech grammar that Direct Line names; clients without speech ignore it.</summary>
    private const string Grammar = "none";

    /// <param name="request">Decides the host in the stream's address.</param>
    /// <param name="chatId">The conversation.</param>
    /// <param name="userId">Fixed in the token, or null for the client's own choice.</param>
    /// <param name="origins">The only sites that may use the token, or null.</param>
    /// <param name="watermark">Where the stream goes on.</param>
    /// <param name="ownPage">True for our own page.</param>
    /// <param name="withResume">Our own page gets a code for the next visit.</param>
    public OpenedChat Open(HttpRequest request, string chatId, string? userId, string[]? origins, int watermark = 0, bool ownPage = false, bool withResume = false)
    {
        var token = tokens.Issue(ChatTokenUse.Chat, chatId, TimeSpan.FromSeconds(options.TokenSeconds), userId, origins, ownPage: ownPage);
        var server = door.BaseUrl(request);
        var stream = $"ws{server["http".Length..]}/v3/directline/conversations/{chatId}/stream?watermark={watermark}&t={token}";
        var resume = withResume ? tokens.Issue(ChatTokenUse.Resume, chatId, TimeSpan.FromDays(options.ResumeDays), userId) : null;
        return new OpenedChat(chatId, token, options.TokenSeconds, stream, Grammar, userId, resume);
    }

    /// <summary>The answer of generate and refresh: no stream yet.</summary>
    public OpenedChat TokenOnly(string chatId, string? userId, string[]? origins, bool ownPage = false) =>
        new(chatId, tokens.Issue(ChatTokenUse.Chat, chatId, TimeSpan.FromSeconds(options.TokenSeconds), userId, origins, ownPage: ownPage), options.TokenSeconds);
}
