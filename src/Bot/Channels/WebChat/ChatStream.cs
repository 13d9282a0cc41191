using System.Net.WebSockets;
using System.Text.Json;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// One WebSocket of one chat. It sends what lies in the log after its own watermark and then waits to be woken, so nothing can be lost or
/// sent twice between reading and waking. An empty text frame in either direction keeps the connection alive.
/// </summary>
/// <param name="pass">Whose stream it is.</param>
/// <param name="watermark">Where it goes on.</param>
/// <param name="socket">Open.</param>
/// <param name="log">What was said.</param>
/// <param name="links">Addresses of files.</param>
/// <param name="keepAlive">Silence after which an empty frame goes out.</param>
/// <param name="greeting">For clients that wait to be greeted.</param>
/// <param name="seen">Told what has gone out.</param>
internal sealed class ChatStream(
    ChatToken pass, int watermark, WebSocket socket, ActivityLog log, AttachmentLinks links, TimeSpan keepAlive, ChatGreeting greeting, SeenReports seen) : IDisposable
{
    /// <summary>Close code (application range) for a stream whose place a newer one took.</summary>
    public const int Replaced = 4409;

    /// <summary>Close code for a chat that was erased; a client that reconnects hears 404.</summary>
    public const int Gone = 4404;

    private const int SetSize = 100;
    private const int LongestFrame = 4096;
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly bool _mayGreet = watermark == 0 && ChatGreeting.IsFor(pass);
    private volatile bool _giveWay;
    private volatile bool _typing;
    private bool _gone;

    public string ChatId => pass.ChatId;

    public void Wake()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already woken; it reads everything there is.
        }
        catch (ObjectDisposedException)
        {
            // It has just closed.
        }
    }

    /// <summary>Shows that an answer takes a moment, unless it comes first.</summary>
    public void ShowTyping()
    {
        _typing = true;
        Wake();
    }

    /// <summary>A newer stream took this one's place.</summary>
    public void GiveWay()
    {
        _giveWay = true;
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just closed.
        }
    }

    /// <summary>Runs until the client leaves, a newer stream comes, or <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, _end.Token);
        var listening = ListenAsync();
        try
        {
            await SendAsync(end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The ordinary ends of a connection.
        }

        await CloseAsync(stopping.IsCancellationRequested);
        try
        {
            await listening.WaitAsync(CloseTime, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            socket.Abort(); // The client never said good-bye.
            await listening;
        }
    }

    public void Dispose()
    {
        _news.Dispose();
        _end.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var after = watermark;
        var waits = _mayGreet;
        while (socket.State == WebSocketState.Open)
        {
            var rows = await log.ReadAsync(ChatId, after, SetSize, cancellationToken);
            _gone = rows is null;
            if (rows is null) return;
            seen.Delivered(ChatId, after);
            if (rows.Count > 0)
            {
                await SendAsync(links.SetOf(rows, after), cancellationToken);
                after = rows[^1].Sequence;
                waits = false;
                if (rows[^1].Activity.From?.Role == "bot") _typing = false;
            }
            else if (_typing)
            {
                _typing = false;
                await SendAsync(new ActivitySet([ActivityWriting.Typing(ChatId)], null), cancellationToken);
            }
            else if (!await _news.WaitAsync(waits && ChatGreeting.Patience < keepAlive ? ChatGreeting.Patience : keepAlive, cancellationToken))
            {
                if (waits) await greeting.GreetAsync(pass, cancellationToken);
                else await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, cancellationToken);
                waits = false;
            }
        }
    }

    private ValueTask SendAsync(ActivitySet set, CancellationToken cancellationToken) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJson.Wire.ActivitySet).AsMemory(), WebSocketMessageType.Text, true, cancellationToken);

    // Not cancelled at the end: a cancelled receive aborts the socket before the close frame is out.
    private async Task ListenAsync()
    {
        var buffer = new byte[LongestFrame];
        try
        {
            // What clients send here are keep-alives; activities are posted.
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client went without a word.
        }

        await _end.CancelAsync();
    }

    private async Task CloseAsync(bool stopping)
    {
        using var time = new CancellationTokenSource(CloseTime);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                var (status, reason) = _giveWay ? ((WebSocketCloseStatus)Replaced, "replaced")
                    : _gone ? ((WebSocketCloseStatus)Gone, "gone")
                    : stopping ? (WebSocketCloseStatus.EndpointUnavailable, "restarting")
                    : (WebSocketCloseStatus.NormalClosure, "bye");
                await socket.CloseOutputAsync(status, reason, time.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // Gone already.
        }
    }
}
