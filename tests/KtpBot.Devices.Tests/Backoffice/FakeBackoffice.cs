using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using KtpBot.Core.Devices;
using KtpBot.Testing.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KtpBot.Devices.Tests.Backoffice;

/// <summary>
/// The far side of a station as a small real server: hands out jobs, takes reports, recognises what arrives twice, and can
/// fall silent. It keeps everything it was told, so that tests can count.
/// </summary>
internal sealed class FakeBackoffice : IAsyncDisposable
{
    public const string Key = "kunci-loket-uji";
    public const string Station = "loket-1";

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<StationJob> _waiting = [];
    private readonly List<StationJob> _claimed = [];
    private int _lostClaims;

    private FakeBackoffice(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>While true every request is answered with 503.</summary>
    public bool Silent { get; set; }

    /// <summary>While true a claim is recorded and its answer withheld, as when the line breaks under it.</summary>
    public bool LoseClaimAnswers { get; set; }

    /// <summary>While true results are stored and their answers withheld.</summary>
    public bool LoseResultAnswers { get; set; }

    public int LostClaims => _lostClaims;

    public bool CancelRequested { get; set; }

    public byte[]? Photo { get; set; } = FictionalCards.PortraitJpeg();

    public ConcurrentQueue<StationProgress> Progress { get; } = new();

    /// <summary>Every result request that was accepted, also repeated ones.</summary>
    public ConcurrentQueue<StationResult> ResultRequests { get; } = new();

    /// <summary>Distinct results by attempt.</summary>
    public ConcurrentDictionary<string, StationResult> Results { get; } = new();

    /// <summary>Stored artifacts by SHA-256.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    public static async Task<FakeBackoffice> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeBackoffice(app);
        fake.Map();
        await app.StartAsync();
        return fake;
    }

    public void Order(StationJob job)
    {
        lock (_gate)
            _waiting.Add(job);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.Use(async (context, next) =>
        {
            if (Silent)
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            else if (context.Request.Headers[StationRoutes.KeyHeader] != Key || context.Request.Headers[StationRoutes.StationHeader] != Station)
                context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
            else
                await next(context);
        });
        _app.MapPost(StationRoutes.Claim, ClaimAsync);
        _app.MapPost(StationRoutes.ProgressPattern, ProgressAsync);
        _app.MapPost(StationRoutes.ResultPattern, ResultAsync).DisableAntiforgery();
        _app.MapGet(StationRoutes.PhotoPattern, () => Photo is null ? TypedResults.NotFound() : (IResult)TypedResults.Bytes(Photo, "image/jpeg"));
        _app.MapGet(StationRoutes.SignaturePattern, () => TypedResults.Bytes(FictionalCards.SignaturePng(), "image/png"));
    }

    private async Task ClaimAsync(HttpContext context)
    {
        var claim = (await JsonSerializer.DeserializeAsync(context.Request.Body, StationJson.Default.StationClaim))!;
        StationJob? job;
        lock (_gate)
        {
            job = _claimed.FirstOrDefault(lost => claim.Kinds.Contains(lost.Kind) && !claim.Holding.Contains(lost.AttemptId) && !Results.ContainsKey(lost.AttemptId))
                ?? _waiting.FirstOrDefault(next => claim.Kinds.Contains(next.Kind));
            if (job is not null && _waiting.Remove(job))
                _claimed.Add(job);
        }

        if (job is null)
            context.Response.StatusCode = (int)HttpStatusCode.NoContent;
        else if (LoseClaimAnswers)
            LoseClaim(context);
        else
            await context.Response.WriteAsJsonAsync(job, StationJson.Default.StationJob);
    }

    private void LoseClaim(HttpContext context)
    {
        Interlocked.Increment(ref _lostClaims);
        context.Abort();
    }

    private async Task ProgressAsync(HttpContext context)
    {
        Progress.Enqueue((await JsonSerializer.DeserializeAsync(context.Request.Body, StationJson.Default.StationProgress))!);
        await context.Response.WriteAsJsonAsync(
            new StationAnswer { Verdict = StationVerdict.Accepted, CancelRequested = CancelRequested }, StationJson.Default.StationAnswer);
    }

    private async Task ResultAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var json = form.TryGetValue(StationRoutes.ResultPart, out var field)
            ? field.ToString()
            : await new StreamReader(form.Files.GetFile(StationRoutes.ResultPart)!.OpenReadStream()).ReadToEndAsync();
        var result = JsonSerializer.Deserialize(json, StationJson.Default.StationResult)!;
        foreach (var file in form.Files.Where(file => file.Name == StationRoutes.ArtifactPart))
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            Files[Convert.ToHexStringLower(SHA256.HashData(content.ToArray()))] = content.ToArray();
        }

        ResultRequests.Enqueue(result);
        var verdict = Results.TryAdd(result.AttemptId, result) ? StationVerdict.Accepted : StationVerdict.Duplicate;
        if (LoseResultAnswers)
        {
            context.Abort();
            return;
        }

        await context.Response.WriteAsJsonAsync(
            new StationResultAnswer { Verdict = verdict, StoredSha256 = [.. result.Artifacts.Select(artifact => artifact.Sha256).Where(Files.ContainsKey)] },
            StationJson.Default.StationResultAnswer);
    }
}
