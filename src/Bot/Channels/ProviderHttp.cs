using System.Net;
using System.Net.Http.Headers;

namespace KtpBot.Bot.Channels;

/// <summary>
/// The one pool of connections to providers (HTTP/1.1, kept alive). No logging handler sits on it and its failures are plain words,
/// because addresses and headers carry tokens.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    /// <summary>Enough for every lane that can be under way at once.</summary>
    private const int Connections = 512;

    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private readonly HttpMessageInvoker _http = Invoker(redirects: true);
    private readonly HttpMessageInvoker _straight = Invoker(redirects: false);

    /// <summary>Sends and reads the whole answer. A timeout or a broken connection is an answer too; only the caller's own cancellation throws.</summary>
    /// <param name="request">Disposed here.</param>
    /// <param name="timeout">For the whole exchange.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    /// <param name="maxBytes">Reading stops beyond it.</param>
    /// <param name="redirects">False: a redirect is an answer like any other. For addresses that carry a token, and calls that no other host should get.</param>
    public async Task<ProviderAnswer> SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken, long maxBytes = MaxAnswerBytes, bool redirects = true)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using (request)
            {
                using var response = await (redirects ? _http : _straight).SendAsync(request, limit.Token);
                return await ReadAsync(response, maxBytes, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProviderAnswer(0, [], "timeout");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ProviderAnswer(0, [], "network");
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _straight.Dispose();
    }

    public static HttpContent Json(ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }

    private static HttpMessageInvoker Invoker(bool redirects) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = Connections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AllowAutoRedirect = redirects,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    });

    private static async Task<ProviderAnswer> ReadAsync(HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (response.Content.Headers.ContentLength > maxBytes) return new ProviderAnswer(status, [], TooLarge: true);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Math.Max(256, (int)(response.Content.Headers.ContentLength ?? 2048) + 1)];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0) break;
            if (length > maxBytes) return new ProviderAnswer(status, [], TooLarge: true);
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }

        Array.Resize(ref buffer, length);
        return new ProviderAnswer(status, buffer, RetryAfter: Wait(response.Headers.RetryAfter, status), MediaType: type);
    }

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, int status) =>
        status is (int)HttpStatusCode.TooManyRequests or >= 500 ? header?.Delta : null;
}
