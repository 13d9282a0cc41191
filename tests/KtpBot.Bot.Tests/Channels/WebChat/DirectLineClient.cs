using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Microsoft's botframework-directlinejs in Node, driven by lines of JSON.</summary>
internal sealed class DirectLineClient : IAsyncDisposable
{
    /// <summary>ConnectionStatus of the library.</summary>
    public const int Online = 2, ExpiredToken = 3, FailedToConnect = 4, Ended = 5;

    private readonly Process _process;
    private readonly ConcurrentQueue<JsonNode> _events = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private int _posts;

    private DirectLineClient(Process process) => _process = process;

    /// <summary>The bubbles a page would draw: words of messages, in order of arrival.</summary>
    public IReadOnlyList<string?> Texts => [.. Activities.Where(x => (string?)x["type"] == "message").Select(x => (string?)x["text"])];

    public IReadOnlyList<JsonNode> Activities => [.. Of("activity").Select(x => x["activity"]!)];

    public IReadOnlyList<int> Statuses => [.. Of("status").Select(x => (int)x["value"]!)];

    public IReadOnlyList<JsonNode> Of(string what) => [.. _events.Where(x => (string?)x["on"] == what)];

    /// <param name="client">The library's own options.</param>
    /// <param name="refreshEvery">Milliseconds instead of its quarter of an hour.</param>
    public static async Task<DirectLineClient> StartAsync(JsonObject client, int? refreshEvery = null)
    {
        var folder = await NpmClients.FolderAsync();
        var settings = new JsonObject { ["client"] = client, ["refreshEvery"] = refreshEvery };
        var start = new ProcessStartInfo("node", ["directline.mjs", settings.ToJsonString()])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var line = new DirectLineClient(Process.Start(start)!);
        line._process.OutputDataReceived += (_, said) => { if (said.Data is { Length: > 0 } text) line._events.Enqueue(JsonNode.Parse(text)!); };
        line._process.ErrorDataReceived += (_, said) => { if (said.Data is { Length: > 0 } text) line._errors.Enqueue(text); };
        line._process.BeginOutputReadLine();
        line._process.BeginErrorReadLine();
        return line;
    }

    public void Do(JsonObject command) => _process.StandardInput.WriteLine(command.ToJsonString());

    public void Do(string command) => Do(new JsonObject { ["do"] = command });

    /// <summary>Posts and ends with what the library says: the id, "retry", or the refused status.</summary>
    public async Task<JsonNode> PostAsync(JsonObject activity)
    {
        var key = $"{Interlocked.Increment(ref _posts)}";
        Do(new JsonObject { ["do"] = "post", ["key"] = key, ["activity"] = activity });
        return await HappensAsync(x => (string?)x["key"] == key, $"post {key} ends");
    }

    public Task<JsonNode> SayAsync(string text, string clientId) => PostAsync(WebChatHost.Said(text, clientId));

    public Task ShowsAsync(params string[] texts) => WaitAsync(() => Texts.Intersect(texts).Count() == texts.Length, $"the client shows {string.Join(", ", texts)}");

    public Task BecomesAsync(int status) => WaitAsync(() => Statuses is [.., var last] && last == status, $"the status becomes {status}");

    public async Task<JsonNode> HappensAsync(Func<JsonNode, bool> what, string words)
    {
        JsonNode? found = null;
        await WaitAsync(() => (found = _events.FirstOrDefault(what)) is not null, words);
        return found!;
    }

    public async Task WaitAsync(Func<bool> probe, string words)
    {
        try
        {
            await Eventually.IsTrueAsync(probe, words);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}\n{string.Join('\n', _events.Select(x => x.ToJsonString()))}\n{string.Join('\n', _errors)}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
