using System.Net.Http.Headers;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>The calls of the Graph API that we make; each is noted in the channel log.</summary>
internal sealed class WhatsAppGraph(WhatsAppOptions options, ProviderHttp http, WhatsAppExchanges exchanges, TimeProvider time)
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FileTimeout = TimeSpan.FromMinutes(2);

    private readonly string _root = $"{options.ApiBaseUrl.TrimEnd('/')}/{options.ApiVersion}";
    private readonly Uri _messages = new($"{options.ApiBaseUrl.TrimEnd('/')}/{options.ApiVersion}/{options.PhoneNumberId}/messages");
    private readonly Uri _media = new($"{options.ApiBaseUrl.TrimEnd('/')}/{options.ApiVersion}/{options.PhoneNumberId}/media");
    private readonly AuthenticationHeaderValue _bearer = new("Bearer", options.AccessToken);

    /// <summary>A message to a citizen.</summary>
    public Task<ProviderAnswer> SendAsync(long outboxId, byte[] body, CancellationToken cancellationToken) =>
        CallAsync(ExchangeSubject.Outgoing(outboxId), "POST messages", Request(HttpMethod.Post, _messages, ProviderHttp.Json(body)), body, CallTimeout, cancellationToken);

    /// <summary>The first step of a file.</summary>
    public Task<ProviderAnswer> UploadAsync(long outboxId, FileOut file, byte[] bytes, CancellationToken cancellationToken) =>
        CallAsync(ExchangeSubject.Outgoing(outboxId), "POST media", Request(HttpMethod.Post, _media, Form(file, bytes)), default, FileTimeout, cancellationToken);

    /// <summary>Where a citizen's file lies for the next five minutes.</summary>
    public Task<ProviderAnswer> LookUpAsync(string mediaId, CancellationToken cancellationToken) =>
        CallAsync(
            ExchangeSubject.Channel,
            "GET media",
            Request(HttpMethod.Get, new Uri($"{_root}/{Uri.EscapeDataString(mediaId)}?phone_number_id={options.PhoneNumberId}"), null),
            default,
            CallTimeout,
            cancellationToken);

    /// <summary>A citizen's file itself; its bytes are not noted.</summary>
    public async Task<ProviderAnswer> DownloadAsync(Uri address, long maxBytes, CancellationToken cancellationToken)
    {
        var (at, began) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
        var answer = await http.SendAsync(Request(HttpMethod.Get, address, null), FileTimeout, cancellationToken, maxBytes);
        exchanges.Sent(ExchangeSubject.Channel, "GET file", default, answer.IsSuccess ? answer with { Body = [] } : answer, at, began);
        return answer;
    }

    /// <summary>A read mark. Only a failure is noted: there are as many as messages, and nothing hangs on them.</summary>
    public async Task MarkAsync(byte[] body, CancellationToken cancellationToken)
    {
        var (at, began) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
        var answer = await http.SendAsync(Request(HttpMethod.Post, _messages, ProviderHttp.Json(body)), CallTimeout, cancellationToken, LongestAnswer);
        if (!answer.IsSuccess) exchanges.Sent(ExchangeSubject.Channel, "POST messages (read)", body, answer, at, began);
    }

    private async Task<ProviderAnswer> CallAsync(
        string subject, string call, HttpRequestMessage request, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (at, began) = (time.GetUtcNow().UtcDateTime, time.GetTimestamp());
        var answer = await http.SendAsync(request, timeout, cancellationToken, LongestAnswer);
        exchanges.Sent(subject, call, body, answer, at, began);
        return answer;
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address, HttpContent? content) =>
        new(method, address) { Content = content, Headers = { Authorization = _bearer } };

    private static MultipartFormDataContent Form(FileOut file, byte[] bytes)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.MimeType);
        return new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(file.MimeType), "type" },
            { part, "file", file.FileName },
        };
    }
}
