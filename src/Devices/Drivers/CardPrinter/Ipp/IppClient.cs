using System.Net.Http.Headers;
using System.Net.Sockets;

namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>Carries IPP requests over HTTP (RFC 8010 section 4) and tells apart whether a request that failed can have arrived.</summary>
internal sealed class IppClient : IDisposable
{
    private const int DefaultPort = 631;
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly string _printerUri;
    private int _requestId;

    /// <param name="printerUri">ipp:// or ipps:// address.</param>
    public IppClient(string printerUri)
    {
        _printerUri = printerUri;
        var uri = new Uri(printerUri);
        _address = new UriBuilder(uri) { Scheme = uri.Scheme is "ipps" ? "https" : "http", Port = uri.Port > 0 ? uri.Port : DefaultPort }.Uri;

        // Each request has a connection of its own. A kept one could be closed by the printer just as a card is sent, and
        // then nobody knows whether it arrived.
        _http = new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            UseProxy = false,
        })
        {
            Timeout = _timeout,
        };
    }

    /// <summary>Sends one operation. The attributes that every request begins with are added here.</summary>
    public async Task<IppExchange> SendAsync(
        IppOperation operation,
        IReadOnlyList<IppAttribute> operationAttributes,
        IReadOnlyList<IppAttribute> jobAttributes,
        byte[] document,
        CancellationToken cancellationToken)
    {
        var groups = new List<IppGroup> { new(IppTag.OperationAttributes, [.. Opening(), .. operationAttributes]) };
        if (jobAttributes.Count > 0)
            groups.Add(new IppGroup(IppTag.JobAttributes, jobAttributes));
        var message = new IppMessage((int)operation, Interlocked.Increment(ref _requestId), groups);
        using var content = new ByteArrayContent([.. IppEncoder.Encode(message), .. document]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/ipp");
        try
        {
            using var response = await _http.PostAsync(_address, content, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode && IppDecoder.TryDecode(bytes) is { } answer && answer.RequestId == message.RequestId
                ? new IppExchange.Answered(answer)
                : new IppExchange.Broken();
        }
        catch (HttpRequestException fault) when (NeverConnected(fault))
        {
            return new IppExchange.NotReached();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new IppExchange.Broken();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new IppExchange.Broken();
        }
    }

    public void Dispose() => _http.Dispose();

    private IppAttribute[] Opening() =>
    [
        new("attributes-charset", [IppValue.Of(IppTag.Charset, "utf-8")]),
        new("attributes-natural-language", [IppValue.Of(IppTag.NaturalLanguage, "id")]),
        new("printer-uri", [IppValue.Of(IppTag.Uri, _printerUri)]),
    ];

    private static bool NeverConnected(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError => true,
        _ => fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.HostDown },
    };
}
