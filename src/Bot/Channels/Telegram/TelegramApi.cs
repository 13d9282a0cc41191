using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>
/// Calls of the Bot API, each handed to the channel log. Every address holds the token, so none of them is ever logged or put into
/// an exception, redirects are not followed, and an answer that repeats the token is not kept.
/// </summary>
internal sealed class TelegramApi(TelegramOptions options, ProviderHttp http, IChannelLog log, TimeProvider time)
{
    /// <summary>The alarm of a token that Telegram does not know.</summary>
    public const string TokenAlarm = "token";

    /// <summary>Fields that say nothing about a person and hold no secret.</summary>
    private static readonly FrozenSet<string> OpenFields = new[]
    {
        "ok", "error_code", "retry_after", "type", "status", "date", "edit_date", "mime_type", "file_size", "width", "height", "is_bot", "offset",
        "length", "action", "timeout", "limit", "allowed_updates", "max_connections", "drop_pending_updates", "is_disabled", "request_contact",
        "resize_keyboard", "one_time_keyboard", "remove_keyboard", "command", "language_code", "pending_update_count", "last_error_date",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(2);

    private readonly string _root = options.ApiBaseUrl.TrimEnd('/');
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.BotToken![(options.BotToken!.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    private readonly ConcurrentDictionary<string, Uri> _methods = new(StringComparer.Ordinal);
    private volatile bool _tokenIsGood;

    /// <summary>Calls a method with a JSON body; a refusal is a value.</summary>
    /// <param name="subject">Under what the call is found in the channel log.</param>
    /// <param name="method">Of the Bot API.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TelegramReply> CallAsync(string subject, string method, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (reply, answer, at, started) = await SendAsync(method, ProviderHttp.Json(body), CallTimeout, cancellationToken);
        Keep(subject, method, body, answer, at, started);
        return reply;
    }

    /// <summary>Calls a method with a form that holds a file; the form is not kept.</summary>
    public async Task<TelegramReply> UploadAsync(string subject, string method, MultipartFormDataContent form, CancellationToken cancellationToken)
    {
        var (reply, answer, at, started) = await SendAsync(method, form, FileTimeout, cancellationToken);
        Keep(subject, method, default, answer, at, started);
        return reply;
    }

    /// <summary>Asks for updates. What comes is kept update by update, by whoever reads them; here only what went wrong.</summary>
    public async Task<TelegramReply> PollAsync(ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (reply, answer, at, started) = await SendAsync("getUpdates", ProviderHttp.Json(body), timeout, cancellationToken);
        if (!reply.Ok) Keep(ExchangeSubject.Channel, "getUpdates", body, answer, at, started);
        return reply;
    }

    /// <summary>Downloads what getFile named, at most <paramref name="maxBytes"/>.</summary>
    public async Task<ProviderAnswer> DownloadAsync(string subject, string filePath, long maxBytes, CancellationToken cancellationToken)
    {
        var escaped = string.Join('/', filePath.Split('/').Select(Uri.EscapeDataString));
        var (at, started) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{_root}/file/bot{options.BotToken}/{escaped}"));
        var answer = await http.SendAsync(request, FileTimeout, cancellationToken, maxBytes, redirects: false);
        Keep(subject, "GET file", default, answer with { Body = [] }, at, started);
        return answer;
    }

    /// <summary>Keeps one update that came to us, and what we answered.</summary>
    public void KeepIncoming(TelegramUpdate update, ReadOnlyMemory<byte> body, int status, DateTime at) =>
        log.Keep(new ProviderExchange(ChannelKind.Telegram, true, update.Subject, "update", status, body, default, OpenFields, at, TimeSpan.Zero));

    /// <summary>The same for an update that did not come alone.</summary>
    public void KeepIncoming(TelegramUpdate update, JsonElement json, DateTime at) =>
        KeepIncoming(update, JsonSerializer.SerializeToUtf8Bytes(json), StatusCodes.Status200OK, at);

    private async Task<(TelegramReply Reply, ProviderAnswer Answer, DateTime At, long Started)> SendAsync(string method, HttpContent content, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var address = _methods.GetOrAdd(method, static (name, start) => new Uri(start + name), $"{_root}/bot{options.BotToken}/");
        var (at, started) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
        var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, timeout, cancellationToken, redirects: false);
        var reply = TelegramReply.Read(answer);
        if (reply.Ok) SettleToken();
        return (reply, answer, at, started);
    }

    /// <summary>Tells staff that the token is wrong. Whoever calls decides: to an own Bot API server an unknown method is a 404 as well.</summary>
    public void RaiseToken()
    {
        _tokenIsGood = false;
        log.Raise(ChannelKind.Telegram, TokenAlarm, "Telegram tidak mengenali token bot. Cocokkan Channels__Telegram__BotToken dengan @BotFather. Pesan Telegram menunggu sampai token benar.");
    }

    // The first success after a start settles too: the alarm may be older than this process.
    private void SettleToken()
    {
        if (_tokenIsGood) return;
        _tokenIsGood = true;
        log.Settle(ChannelKind.Telegram, TokenAlarm);
    }

    private void Keep(string subject, string call, ReadOnlyMemory<byte> request, ProviderAnswer answer, DateTime at, long started)
    {
        var response = answer.Body.AsSpan().IndexOf(_secret) < 0 ? answer.Body : [];
        log.Keep(new ProviderExchange(ChannelKind.Telegram, false, subject, call, answer.Status, request, response, OpenFields, at, time.GetElapsedTime(started), answer.Broken));
    }
}
