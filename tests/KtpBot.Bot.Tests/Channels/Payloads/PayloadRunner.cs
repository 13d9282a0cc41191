using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.Payloads;

/// <summary>
/// Runs a channel's cases through the real router and storage. What holds for every case is added here: a wrong signature stores
/// nothing, a repeated delivery changes nothing, and nothing private stands in a log.
/// </summary>
internal sealed class PayloadRunner(PayloadHost host)
{
    private static readonly JsonSerializerOptions Content = new(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };

    public async Task RunAsync(IncomingCase given)
    {
        host.Far.Expect([]);
        host.ChannelLog.Clear();
        host.Intake.TakeAll();
        var before = await StoredAsync();
        if (given.Sign == "good")
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(given.Text, "wrong"));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(given.Text, "none"));
            Assert.Equal(before, await StoredAsync());
        }

        Assert.Equal((HttpStatusCode)given.Status, await PostAsync(given.Text, given.Sign));
        var (messages, reports) = host.Intake.TakeAll();
        Assert.Equal(given.Messages, messages.Select((message, i) => AsExpected(Shown.Of(message), given.Messages.ElementAtOrDefault(i))));
        Assert.Equal(given.Reports, reports.Select((report, i) => AsExpected(Shown.Of(report), given.Reports.ElementAtOrDefault(i))));
        Assert.Equal(given.Alarms.Order(), host.ChannelLog.Alarms.Select(alarm => alarm.Code).Order());
        foreach (var call in given.Calls) await Eventually.IsTrueAsync(() => host.Far.Requests.Any(request => Matches(call, request)), $"a call of {call.Path} with {call.Body?.ToJsonString()}; there were {Seen()}");

        var after = await StoredAsync();
        Assert.Equal(before + messages.Select(message => message.ExternalId).Distinct().Count(), after);
        if (given.Status == 200)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(given.Text, given.Sign));
            Assert.Equal(after, await StoredAsync());
        }

        await NothingPrivateAsync(given.Private);
    }

    public async Task RunAsync(OutgoingCase given)
    {
        var content = given.Content.Deserialize<OutgoingContent>(Content)!;
        if (given.File is { } file && FileOf(content) is { } stored) await host.Services.GetRequiredService<IDocumentStore>().PutAsync(stored.FileId, BytesOf(file), CancellationToken.None);
        host.Far.Expect(given.Answers);
        host.ChannelLog.Clear();
        var id = Random.Shared.NextInt64(1_000_000, long.MaxValue);
        DateTime? lastInbound = given.LastInboundHoursAgo is { } hours ? host.Clock.Now.AddHours(-hours) : null;

        var results = new List<string>();
        for (var attempt = 0; attempt < given.Results.Length; attempt++)
        {
            var result = Shown.Of(await host.TheChannel.SendAsync(new OutgoingMessage(id, given.Address, content, lastInbound), CancellationToken.None));
            results.Add(given.Results[attempt] == "Accepted *" && result.StartsWith("Accepted ", StringComparison.Ordinal) ? "Accepted *" : result);
        }

        Assert.Equal(given.Results, results);
        Assert.True(given.Requests.Length == host.Far.Requests.Count, $"{given.Requests.Length} requests were expected, there were {Seen()}");
        foreach (var (expected, request) in given.Requests.Zip(host.Far.Requests))
            Assert.True(Matches(expected, request), $"Expected {expected.Method} {expected.Path} {expected.Body?.ToJsonString()}\nbut it was {request.Method} {request.Path} {request.Body?.ToJsonString()}");
        Assert.True(host.Far.UnusedAnswers == 0, $"{host.Far.UnusedAnswers} answers were not asked for.");
        Assert.Equal(given.Alarms.Order(), host.ChannelLog.Alarms.Select(alarm => alarm.Code).Order());
        Assert.Equal(given.Requests.Length, host.ChannelLog.Exchanges.Count(exchange => exchange.Subject == ExchangeSubject.Outgoing(id)));
        await NothingPrivateAsync(given.Private);
    }

    private async Task<HttpStatusCode> PostAsync(string text, string sign)
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Channel.Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (sign != "none") host.Channel.Sign(request, body, sign == "good");
        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<int> StoredAsync()
    {
        await using var db = host.Open();
        return await db.InboxMessages.CountAsync();
    }

    private async Task NothingPrivateAsync(string[] privately)
    {
        await using var db = host.Open();
        var open = await db.InboxMessages.Select(message => message.ExternalId + " " + message.Error)
            .Concat(db.OutboxMessages.Select(message => message.ExternalId + " " + message.ErrorCode + " " + message.Error)).ToListAsync();
        var written = string.Join('\n', [host.Log.Text, host.ChannelLog.Stored, .. host.ChannelLog.Alarms.Select(alarm => alarm.Text), .. open]);
        foreach (var word in privately.Concat(host.Channel.Secrets))
            Assert.False(written.Contains(word, StringComparison.OrdinalIgnoreCase), $"\"{word}\" stands in a log or an open column:\n{Around(written, word)}");
    }

    private bool Matches(ExpectedRequest expected, ProviderRequest request) =>
        expected.Method == request.Method
        && WithoutSecrets(request.Path) == expected.Path
        && JsonNode.DeepEquals(expected.Body, request.Body);

    private string WithoutSecrets(string path) => host.Channel.Secrets.Aggregate(path, (text, secret) => text.Replace(secret, "{token}", StringComparison.Ordinal));

    private string Seen() => $"{host.Far.Requests.Count}:\n{string.Join('\n', host.Far.Requests.Select(request => $"{request.Method} {WithoutSecrets(request.Path)} {request.Body?.ToJsonString()}"))}";

    private static string AsExpected(string line, string? expected)
    {
        if (expected is null || !expected.StartsWith("* ", StringComparison.Ordinal)) return line;
        return "*" + line[line.IndexOf(' ', StringComparison.Ordinal)..];
    }

    private static FileOut? FileOf(OutgoingContent content) => content switch
    {
        FileOut file => file,
        TemplateOut template => FileOf(template.Plain),
        _ => null,
    };

    private static byte[] BytesOf(CaseFileBytes file)
    {
        if (file.Jpeg?.Split('x') is not [var width, var height]) return new byte[file.Size];
        return DrawnPictures.DocumentJpeg(int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture));
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 200)..Math.Min(text.Length, at + word.Length + 100)];
    }
}
