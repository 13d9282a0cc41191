using System.Collections.Frozen;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KtpBot.Bot.Channels;
using KtpBot.Core.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.Sample;

/// <summary>
/// A fourth channel: a text gateway as a village might have one. It exists to show what a channel needs: this folder, one registration
/// line and a folder of payloads; nothing else of the product knows of it.
/// </summary>
internal sealed class SampleChannel(SampleOptions options, ProviderHttp http, IChannelLog log, TimeProvider time) : IChannel
{
    public static readonly ChannelKind Gateway = ChannelKind.Of("Sms");

    public static readonly FrozenSet<string> OpenFields = FrozenSet.Create("ok", "error");

    public ChannelKind Kind => Gateway;

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["to"] = message.Address, ["text"] = Words(message.Content) };
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var (at, since) = (time.GetUtcNow().UtcDateTime, Stopwatch.GetTimestamp());
        var request = new HttpRequestMessage(HttpMethod.Post, options.Root + "/send") { Content = ProviderHttp.Json(bytes), Headers = { { "X-Key", options.Key } } };
        var answer = await http.SendAsync(request, TimeSpan.FromSeconds(10), cancellationToken);
        log.Keep(new ProviderExchange(
            Kind, false, ExchangeSubject.Outgoing(message.Id), "POST send", answer.Status, bytes, answer.Body, OpenFields, at, Stopwatch.GetElapsedTime(since), answer.Broken));
        if (answer.IsSuccess) return new Accepted(JsonNode.Parse(answer.Body)?["id"]?.ToString());
        return answer.Status == 404
            ? new Refused("404", "Nomor ini tidak dikenal gerbang SMS.", AddressUnreachable: true)
            : new TryLater(answer.Broken ?? "http-" + answer.Status);
    }

    public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<FetchResult>(new FetchFailed("no-media", TooLarge: false));

    private static string Words(OutgoingContent content) => content switch
    {
        TextOut text => text.Text,
        ChoicesOut menu => NumberedText.Of(menu),
        FileOut file => file.Caption ?? file.FileName,
        LocationOut place => place.InWords,
        TemplateOut template => Words(template.Plain),
        _ => throw new UnreachableException(),
    };
}

/// <param name="Root">The gateway.</param>
/// <param name="Key">Both sides' secret.</param>
internal sealed record SampleOptions(string Root, string Key);

/// <summary>The registration line.</summary>
internal static class SampleServices
{
    public static void AddSample(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddProviderHttp()
            .AddSingleton(new SampleOptions(builder.Configuration["Channels:Sample:Root"]!, builder.Configuration["Channels:Sample:Key"]!))
            .AddSingleton(new ChannelRoutes(app => app.MapPost("/channels/sample", ReceiveAsync)))
            .AddSingleton<IChannel, SampleChannel>();
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, SampleOptions options, IIntake intake, IChannelLog log, TimeProvider time)
    {
        if (request.Headers["X-Key"] != options.Key) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var now = time.GetUtcNow().UtcDateTime;
        using var body = await RequestBody.ReadAsync(request, 64 * 1024);
        if (body is null) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (Read(body.Value.Bytes, now) is not { } message)
        {
            log.Keep(new ProviderExchange(SampleChannel.Gateway, true, ExchangeSubject.Channel, "POST sample", 200, body.Value.Bytes.ToArray(), default, SampleChannel.OpenFields, now, TimeSpan.Zero));
            return Results.Ok();
        }

        await intake.AcceptAsync([message], CancellationToken.None);
        log.Keep(new ProviderExchange(
            SampleChannel.Gateway, true, ExchangeSubject.Incoming(message.ExternalId), "POST sample", 200, body.Value.Bytes.ToArray(), default, SampleChannel.OpenFields, now, TimeSpan.Zero));
        return Results.Ok();
    }

    private static IncomingMessage? Read(ReadOnlyMemory<byte> body, DateTime now)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.Text("id"u8) is { Length: > 0 } id && root.Text("from"u8) is { Length: > 0 } from && root.Text("text"u8) is { } text
                ? new IncomingMessage(SampleChannel.Gateway, id, from, null, root.Moment("at"u8) ?? now, new TextIn(text))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
