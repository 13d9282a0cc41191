using System.Net;
using System.Net.Http.Headers;
using KtpBot.Core.Population;

namespace KtpBot.Backoffice.Population;

/// <summary>Asks the service about one person. Whatever happens is an answer; nothing but a stop of the caller is thrown.</summary>
internal sealed class CallNikClient(HttpClient http, CallNikOptions options, TimeProvider time, ILogger<CallNikClient> logger)
{
    /// <summary>One person takes two kilobytes; more than this is no answer to our question.</summary>
    private const int LargestAnswer = 64 * 1024;

    /// <param name="nik">16 digits.</param>
    /// <param name="ours">What the application says, for the method that judges it.</param>
    /// <param name="cancellationToken">The officer has gone away.</param>
    public async Task<CallNikAnswer> AskAsync(string nik, PopulationRecord ours, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(nik, ours, cancellationToken);
        if (answer.Outcome is not (PopulationOutcome.Found or PopulationOutcome.NotFound or PopulationOutcome.Inactive)) PopulationLog.ServiceFailed(logger, answer.Outcome);
        return answer;
    }

    private async Task<CallNikAnswer> SendAsync(string nik, PopulationRecord ours, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var question = new HttpRequestMessage(HttpMethod.Post, options.Address);
            question.Content = new ByteArrayContent(CallNikQuestion.Write(options, nik, ours));
            question.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            question.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            using var response = await http.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (OutcomeOf(response.StatusCode) is { } refused) return CallNikAnswer.Of(refused);
            return await BodyAsync(response, either.Token) is { } body ? CallNikReader.Read(body) : CallNikAnswer.Of(PopulationOutcome.Unreadable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CallNikAnswer.Of(PopulationOutcome.TimedOut);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return CallNikAnswer.Of(PopulationOutcome.Unreachable);
        }
    }

    private static PopulationOutcome? OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => null,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PopulationOutcome.NotAllowed,
        HttpStatusCode.TooManyRequests => PopulationOutcome.QuotaUsed,
        HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout => PopulationOutcome.TimedOut,
        _ => PopulationOutcome.Unreachable,
    };

    /// <summary>The whole body, or null when it is larger than any answer is.</summary>
    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > LargestAnswer) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[LargestAnswer + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > LargestAnswer ? null : buffer[..length];
    }
}
