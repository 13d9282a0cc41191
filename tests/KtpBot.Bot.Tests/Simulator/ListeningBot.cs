using System.Collections.Concurrent;
using System.Threading.Channels;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Simulator;

/// <summary>The smallest bot: takes webhooks on a free port and answers them as the test says.</summary>
public sealed class ListeningBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly WebApplication _app;

    private ListeningBot(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<ListeningBot> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var bot = new ListeningBot(app);
        app.MapPost("/{**path}", bot.TakeAsync);
        app.MapGet("/wa", (HttpRequest request) => request.Query["hub.mode"] == "subscribe" && request.Query["hub.verify_token"] == "demo-verify-token"
            ? Results.Text(request.Query["hub.challenge"]!)
            : Results.StatusCode(403));
        await app.StartAsync();
        return bot;
    }

    /// <summary>The next webhooks are answered with these statuses, later ones with 200.</summary>
    public void Answer(params int[] statuses)
    {
        foreach (var status in statuses) _answers.Enqueue(status);
    }

    /// <summary>Drops what came and was not read.</summary>
    public void Forget()
    {
        while (_received.Reader.TryRead(out _)) { }
    }

    public async Task<ReceivedWebhook> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        await _received.Writer.WriteAsync(new ReceivedWebhook(
            request.Path, request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        return Results.StatusCode(_answers.TryDequeue(out var status) ? status : 200);
    }
}
