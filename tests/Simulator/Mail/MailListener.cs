using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Mail;

/// <summary>Takes mail on a port of 127.0.0.1.</summary>
internal sealed class MailListener(IOptions<MailOptions> options, Mailbox mailbox) : BackgroundService
{
    private TcpListener? _listener;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Port is { } port)
        {
            _listener = new TcpListener(IPAddress.Loopback, port);
            _listener.Start();
            mailbox.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        }

        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is null) return;
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The Simulator ends.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stopping)
    {
        using (client)
        {
            try
            {
                using var talk = new MailTalk(client.GetStream(), mailbox);
                await talk.RunAsync(stopping);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // The sender has gone, or the Simulator ends.
            }
        }
    }
}
