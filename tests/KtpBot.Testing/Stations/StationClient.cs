using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KtpBot.Core.Devices;

namespace KtpBot.Testing.Stations;

/// <summary>A counter PC as the back-office hears it: claims jobs and reports what became of them, over HTTP.</summary>
public sealed class StationClient : IDisposable
{
    private static readonly DateTime OccurredAt = new(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc);

    private readonly string _name;

    /// <param name="backoffice">Where it reports.</param>
    /// <param name="name">As it was added at the office.</param>
    /// <param name="key">Which it was given then.</param>
    public StationClient(Uri backoffice, string name, string key)
    {
        _name = name;
        Http = new HttpClient { BaseAddress = backoffice };
        Http.DefaultRequestHeaders.Add(StationRoutes.StationHeader, name);
        Http.DefaultRequestHeaders.Add(StationRoutes.KeyHeader, key);
    }

    public HttpClient Http { get; }

    /// <summary>What it asks for when it looks for work.</summary>
    /// <param name="holding">Attempts that it still works on.</param>
    public StationClaim Claim(params string[] holding) => new() { StationId = _name, Kinds = Enum.GetValues<DeviceJobKind>(), Holding = holding, WaitSeconds = 0 };

    /// <summary>The next job; null when there is none.</summary>
    public async Task<StationJob?> ClaimAsync(params string[] holding)
    {
        using var answer = await Http.PostAsJsonAsync(StationRoutes.Claim, Claim(holding), StationJson.Default.StationClaim);
        return answer.StatusCode is HttpStatusCode.NoContent ? null : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(StationJson.Default.StationJob);
    }

    /// <summary>How far it has come.</summary>
    public async Task ReportAsync(StationJob job, DeviceJobState state, DeviceFailure? obstacle = null)
    {
        var progress = new StationProgress { StationId = _name, AttemptId = job.AttemptId, State = state, OccurredAt = OccurredAt, Obstacle = obstacle };
        using var answer = await Http.PostAsJsonAsync(StationRoutes.Progress(job.JobId), progress, StationJson.Default.StationProgress);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What came of it, with the files it took.</summary>
    public async Task<StationResultAnswer> DeliverAsync(StationJob job, DeviceJobState state, params DeviceArtifact[] artifacts)
    {
        using var form = Form(Result(job, state, artifacts), artifacts);
        using var answer = await Http.PostAsync(StationRoutes.Result(job.JobId), form);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(StationJson.Default.StationResultAnswer))!;
    }

    /// <summary>A final report; a failure is a card that got stuck.</summary>
    public StationResult Result(StationJob job, DeviceJobState state, params DeviceArtifact[] artifacts) => new()
    {
        StationId = _name,
        AttemptId = job.AttemptId,
        State = state,
        OccurredAt = OccurredAt,
        Failure = state is DeviceJobState.Failed ? DeviceFailures.For(DeviceFailureCode.MediaJam, "media-jam-error") : null,
        Artifacts = [.. artifacts.Select(artifact => artifact.Describe())],
        Fingers = [],
    };

    /// <summary>The report with its files as they travel.</summary>
    public static MultipartFormDataContent Form(StationResult result, params DeviceArtifact[] artifacts)
    {
        var form = new MultipartFormDataContent { { new StringContent(JsonSerializer.Serialize(result, StationJson.Default.StationResult)), StationRoutes.ResultPart } };
        foreach (var artifact in artifacts) form.Add(new ByteArrayContent(artifact.Content), StationRoutes.ArtifactPart, artifact.Name);
        return form;
    }

    public void Dispose() => Http.Dispose();
}
