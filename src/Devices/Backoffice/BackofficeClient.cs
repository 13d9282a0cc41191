using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KtpBot.Core.Devices;
using KtpBot.Devices.Jobs;
using KtpBot.Devices.Status;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Backoffice;

/// <summary>Calls the station API of the Backoffice. Every outcome is a value; the caller decides when to try again.</summary>
internal sealed class BackofficeClient : IDisposable
{
    private static readonly TimeSpan _ordinaryTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _graceForClaims = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly DevicesOptions _options;
    private readonly StationStatus _status;

    public BackofficeClient(IOptions<DevicesOptions> options, StationStatus status)
    {
        _options = options.Value;
        _status = status;
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = new Uri(_options.BackofficeUrl),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Add(StationRoutes.KeyHeader, _options.StationKey);
        _http.DefaultRequestHeaders.Add(StationRoutes.StationHeader, _options.StationId);
    }

    public Task<Exchange<StationJob>> ClaimAsync(StationClaim claim, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Post,
        StationRoutes.Claim,
        () => Json(claim, StationJson.Default.StationClaim),
        response => ReadAsync(response, StationJson.Default.StationJob, cancellationToken),
        TimeSpan.FromSeconds(claim.WaitSeconds) + _graceForClaims,
        cancellationToken);

    public Task<Exchange<StationAnswer>> ReportAsync(string jobId, StationProgress progress, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Post,
        StationRoutes.Progress(jobId),
        () => Json(progress, StationJson.Default.StationProgress),
        response => ReadAsync(response, StationJson.Default.StationAnswer, cancellationToken),
        _ordinaryTimeout,
        cancellationToken);

    public Task<Exchange<StationResultAnswer>> DeliverAsync(string jobId, SpooledResult result, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Post,
        StationRoutes.Result(jobId),
        () => Multipart(result),
        response => ReadAsync(response, StationJson.Default.StationResultAnswer, cancellationToken),
        _ordinaryTimeout,
        cancellationToken);

    public Task<Exchange<byte[]>> GetPictureAsync(string path, CancellationToken cancellationToken) => SendAsync<byte[]>(
        HttpMethod.Get,
        path,
        () => null,
        async response => await response.Content.ReadAsByteArrayAsync(cancellationToken),
        _ordinaryTimeout,
        cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<Exchange<T>> SendAsync<T>(
        HttpMethod method,
        string path,
        Func<HttpContent?> content,
        Func<HttpResponseMessage, Task<T?>> read,
        TimeSpan timeout,
        CancellationToken cancellationToken)
        where T : class
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = content() };
            using var response = await _http.SendAsync(request, deadline.Token);
            return Noted<T>(response.StatusCode switch
            {
                HttpStatusCode.OK => await read(response) is { } value ? new Exchange<T>.Answered(value) : new Exchange<T>.Failed("empty-answer"),
                HttpStatusCode.NoContent or HttpStatusCode.NotFound => new Exchange<T>.Nothing(),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new Exchange<T>.Denied(),
                _ => new Exchange<T>.Failed($"http-{(int)response.StatusCode}"),
            });
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException)
        {
            return Noted<T>(new Exchange<T>.Failed(fault is JsonException ? "unreadable-answer" : "unreachable"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Noted<T>(new Exchange<T>.Failed("timeout"));
        }
    }

    private Exchange<T> Noted<T>(Exchange<T> exchange)
    {
        _status.BackofficeAnswered(exchange switch
        {
            Exchange<T>.Denied => "denied",
            Exchange<T>.Failed failed => failed.Why,
            _ => null,
        });
        return exchange;
    }

    // With a length: some reverse proxies in offices refuse chunked requests.
    private static ByteArrayContent Json<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return content;
    }

    private static MultipartFormDataContent Multipart(SpooledResult result)
    {
        var form = new MultipartFormDataContent { { Json(result.Result, StationJson.Default.StationResult), StationRoutes.ResultPart } };
        foreach (var artifact in result.Artifacts)
        {
            var part = new ByteArrayContent(artifact.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(artifact.ContentType);
            form.Add(part, StationRoutes.ArtifactPart, artifact.Name);
        }

        return form;
    }

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(cancellationToken), type, cancellationToken);
}
