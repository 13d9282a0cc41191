using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>A wire between a client and the bot that can be cut: open connections break, and none can be made until it is mended.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Uri _to;
    private readonly Task _accepting;
    private volatile bool _isCut;

    public CutLine(string to)
    {
        _to = new Uri(to);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Without a slash at the end.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open.Keys) Break(client);
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                if (_isCut) Break(near);
                else _ = CarryAsync(near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            _open[near] = true;
            await far.ConnectAsync(_to.Host, _to.Port);
            if (_isCut) Break(near);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or one end hung up.
        }
        finally
        {
            _open.TryRemove(near, out _);
            Break(near);
        }
    }

    // A reset instead of a polite end: a lost network says no good-bye.
    private static void Break(TcpClient client)
    {
        try
        {
            client.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or NullReferenceException)
        {
            // It is closed already.
        }

        client.Dispose();
    }
}
