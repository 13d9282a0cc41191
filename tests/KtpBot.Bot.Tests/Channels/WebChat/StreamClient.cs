using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>The client's end of a stream.</summary>
internal sealed class StreamClient(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The next frame's text (empty for a keep-alive), or null when the server has closed.</summary>
    public async Task<string?> FrameAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        using var text = new MemoryStream();
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), deadline.Token);
            if (frame.MessageType == WebSocketMessageType.Close) return null;
            text.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage) return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    /// <summary>The next set, past keep-alives.</summary>
    public async Task<ActivityPage> SetAsync()
    {
        while (true)
        {
            var frame = await FrameAsync() ?? throw new InvalidOperationException($"The stream was closed: {socket.CloseStatus}.");
            if (frame.Length > 0) return ActivityPage.Of(JsonNode.Parse(frame)!);
        }
    }

    /// <summary>Reads until there are this many activities, and no more.</summary>
    public async Task<IReadOnlyList<JsonNode>> ActivitiesAsync(int count)
    {
        var activities = new List<JsonNode>();
        while (activities.Count < count) activities.AddRange((await SetAsync()).Activities);
        Assert.Equal(count, activities.Count);
        return activities;
    }

    /// <summary>Reads past everything to the close frame and gives its code.</summary>
    public async Task<int> ClosedAsync()
    {
        while (await FrameAsync() is not null)
        {
        }

        return (int)socket.CloseStatus!.Value;
    }

    public Task KeepAliveAsync() => socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, CancellationToken.None).AsTask();

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }
}
