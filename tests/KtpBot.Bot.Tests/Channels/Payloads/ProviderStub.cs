using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KtpBot.Bot.Tests.Channels.Payloads;

/// <summary>A provider's HTTP side that records every request and gives the answers it was told, in order, or the channel's ordinary one.</summary>
internal sealed class ProviderStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<CannedAnswer> _answers = new();
    private ConcurrentQueue<ProviderRequest> _requests = new();

    private ProviderStub(WebApplication app) => _app = app;

    public string Root => _app.Urls.Single();

    /// <summary>Answers to what no case has an answer for; by path.</summary>
    public Func<string, string> Ordinary { get; set; } = _ => "{}";

    public IReadOnlyList<ProviderRequest> Requests => [.. _requests];

    public int UnusedAnswers => _answers.Count;

    public static async Task<ProviderStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new ProviderStub(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        return stub;
    }

    /// <summary>Forgets what was asked and what is left to answer; from now on these answers are given.</summary>
    public void Expect(IEnumerable<CannedAnswer> answers)
    {
        _answers.Clear();
        _requests = new ConcurrentQueue<ProviderRequest>();
        foreach (var answer in answers) _answers.Enqueue(answer);
    }

    public async ValueTask DisposeAsync()
    {
        // A question that is held open (long polling) keeps nobody waiting.
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        _requests.Enqueue(new ProviderRequest(request.Method, request.Path + request.QueryString.ToString(), request.Headers.Authorization.ToString(), await BodyAsync(request)));
        if (_answers.TryDequeue(out var canned))
        {
            if (canned.Drop)
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = canned.Status;
            foreach (var (name, value) in canned.Headers ?? []) http.Response.Headers[name] = value;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(canned.Raw ?? canned.Body?.ToJsonString() ?? "");
            return;
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Ordinary(request.Path));
    }

    /// <summary>JSON as it is; a form as {"form": ["name=value", "file=name;type;bytes"]}; nothing as null.</summary>
    private static async Task<JsonNode?> BodyAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            var parts = form.SelectMany(field => field.Value.Select(value => $"{field.Key}={value}"))
                .Concat(form.Files.Select(file => $"{file.Name}={file.FileName};{file.ContentType};{file.Length}"));
            return new JsonObject { ["form"] = new JsonArray([.. parts.Select(part => JsonValue.Create(part))]) };
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        if (text.Length == 0) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}

/// <summary>One request as the provider saw it.</summary>
internal sealed record ProviderRequest(string Method, string Path, string Authorization, JsonNode? Body);
