using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.WhatsApp;

public sealed class SendFaultTests : FarSideTest
{
    [Fact]
    public async Task TooManyRequests_StrikesAsOftenAsAskedAndNamesTheWait()
    {
        await Far.FaultAsync("whatsapp", "429", count: 2, retryAfterSeconds: 7);

        using var first = await Far.Http.PostAsJsonAsync($"/graph/v23.0/{FarSide.PhoneNumberId}/messages", Body("satu"));
        var second = await Far.GraphTextAsync(SitisNumber, "dua");
        var third = await Far.GraphTextAsync(SitisNumber, "tiga");

        Assert.Equal(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
        Assert.Equal(130429, (int)second.Json["error"]!["code"]!);
        Assert.Equal(HttpStatusCode.OK, third.Status);
        Assert.Equal("tiga", (string?)Assert.Single(await Far.ChatAsync(Siti))!["text"]);
    }

    [Fact]
    public async Task ServerError_IsMarkedTransient()
    {
        await Far.FaultAsync("whatsapp", "5xx");

        var (status, json) = await Far.GraphTextAsync(SitisNumber, "satu");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.True((bool)json["error"]!["is_transient"]!);
    }

    [Fact]
    public async Task ErrorFault_AnswersWithTheCodeThatWasAskedFor()
    {
        await Far.FaultAsync("whatsapp", "error", code: 131056);

        var (_, json) = await Far.GraphTextAsync(SitisNumber, "satu");

        Assert.Equal(131056, (int)json["error"]!["code"]!);
    }

    [Fact]
    public async Task Fault_OfTheOtherChannel_DoesNotStrike()
    {
        await Far.FaultAsync("telegram", "429");

        var (status, _) = await Far.GraphTextAsync(SitisNumber, "satu");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Timeout_NeverAnswersAndSendsNothing()
    {
        await Far.FaultAsync("whatsapp", "timeout");
        using var patience = new CancellationTokenSource();

        var call = Far.Http.PostAsJsonAsync($"/graph/v23.0/{FarSide.PhoneNumberId}/messages", Body("hilang"), patience.Token);
        await FaultStruckAsync();

        Assert.False(call.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(await Far.ChatAsync(Siti));
    }

    [Fact]
    public async Task TimeoutAccepted_NeverAnswersButTheCitizenGetsTheMessage()
    {
        await Far.FaultAsync("whatsapp", "timeout-accepted");
        using var patience = new CancellationTokenSource();

        var call = Far.Http.PostAsJsonAsync($"/graph/v23.0/{FarSide.PhoneNumberId}/messages", Body("sampai"), patience.Token);
        var chat = await Far.ChatAsync(Siti, wait: 20);

        Assert.Equal("sampai", (string?)chat[0]!["text"]);
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static object Body(string text) => new { messaging_product = "whatsapp", to = SitisNumber, type = "text", text = new { body = text } };

    private async Task FaultStruckAsync()
    {
        var revision = 0L;
        while ((await Far.Http.GetFromJsonAsync<JsonArray>("/sim/faults"))!.Count > 0)
        {
            revision = (long)(await Far.Http.GetFromJsonAsync<JsonNode>($"/sim/changes?since={revision}&wait=20"))!["revision"]!;
        }
    }
}
