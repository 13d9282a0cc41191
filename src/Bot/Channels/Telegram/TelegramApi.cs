using System.Collections.Concurrent;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Calls of the Bot API. Every address holds the token, so none of them is ever logged or put into an exception.</summary>
internal sealed class TelegramApi(TelegramOptions options, ProviderHttp http)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(2);

    private readonly string _root = options.ApiBaseUrl.TrimEnd('/');
    private readonly ConcurrentDictionary<string, Uri> _methods = new(StringComparer.Ordinal);

    /// <summary>Calls a method with a JSON body; a refusal is a value.</summary>
    public Task<TelegramReply> CallAsync(string method, ReadOnlyMemory<byte> body, CancellationToken cancellationToken, TimeSpan? timeout = null) =>
        SendAsync(method, ProviderHttp.Json(body), timeout ?? CallTimeout, cancellationToken);

    /// <summary>Calls a method with a form that holds a file.</summary>
    public Task<TelegramReply> UploadAsync(string method, MultipartFormDataContent form, CancellationToken cancellationToken) =>
        SendAsync(method, form, FileTimeout, cancellationToken);

    /// <summary>Downloads what getFile named, at most <paramref name="maxBytes"/>.</summary>
    public Task<ProviderAnswer> DownloadAsync(string filePath, long maxBytes, CancellationToken cancellationToken)
    {
        var escaped = string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString));
        return http.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri($"{_root}/file/bot{options.BotToken}/{escaped}")), FileTimeout, cancellationToken, maxBytes);
    }

    private async Task<TelegramReply> SendAsync(string method, HttpContent content, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var address = _methods.GetOrAdd(method, static (name, start) => new Uri(start + name), $"{_root}/bot{options.BotToken}/");
        return TelegramReply.Read(await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, timeout, cancellationToken));
    }
}
