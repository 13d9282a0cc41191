using System.Net;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Keeps one address or one chat from taking the office's time from all others. Generous: a village shares one mobile address.</summary>
internal sealed class ChatLimits(WebChatOptions options) : IDisposable
{
    private readonly AddressBuckets _newChats = new(options.NewChatsPerMinute, options.NewChatsPerMinute, TimeSpan.FromMinutes(1));
    private readonly AddressBuckets _posts = new(options.PostsAtOnce, 1, TimeSpan.FromMilliseconds(500));
    private readonly AddressBuckets _requests = new(options.RequestsPerSecond * 4, options.RequestsPerSecond, TimeSpan.FromSeconds(1));

    /// <returns>Null when there is room, else how long to wait.</returns>
    public TimeSpan? NewChat(IPAddress? address) => _newChats.Take(address);

    /// <inheritdoc cref="NewChat"/>
    public TimeSpan? Post(string chatId) => _posts.Take(chatId);

    /// <inheritdoc cref="NewChat"/>
    public TimeSpan? Request(IPAddress? address) => _requests.Take(address);

    public void Dispose()
    {
        _newChats.Dispose();
        _posts.Dispose();
        _requests.Dispose();
    }
}
