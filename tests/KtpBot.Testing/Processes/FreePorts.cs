using System.Net;
using System.Net.Sockets;

namespace KtpBot.Testing.Processes;

/// <summary>Ports on 127.0.0.1 for processes that must know each other's address before they start.</summary>
public static class FreePorts
{
    // Below the range from which the system hands out ports for outgoing connections, so that none is taken in between.
    private const int First = 18000;
    private const int Last = 32000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>A port that nobody listens on now and that this process has not given out before.</summary>
    public static int Take()
    {
        lock (Gate)
        {
            for (var tries = 0; tries < 1000; tries++)
            {
                var port = Random.Shared.Next(First, Last);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }

        throw new InvalidOperationException("No free port was found.");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
