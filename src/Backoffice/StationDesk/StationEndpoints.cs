using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KtpBot.Core.Devices;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>The API that counter PCs call, as pinned by <see cref="StationRoutes"/>. Stations have keys, not officers' cookies.</summary>
internal static class StationEndpoints
{
    /// <summary>Largest result: ten fingers, a photo and a signature fit many times over.</summary>
    private const long LargestResult = 64 * 1024 * 1024;

    public static void MapStationDesk(this WebApplication app)
    {
        var stations = app.MapGroup("").AllowAnonymous().DisableAntiforgery().AddEndpointFilter<StationGate>();
        stations.MapPost(StationRoutes.Claim, ClaimAsync);
        stations.MapPost(StationRoutes.ProgressPattern, ProgressAsync);
        stations.MapPost(StationRoutes.ResultPattern, ResultAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestResult));
        stations.MapGet(StationRoutes.PhotoPattern, (string id, HttpContext context, StationPictures pictures, CancellationToken ct) =>
            PictureAsync(pictures.PhotoAsync(StationGate.StationOf(context), id, ct), "image/jpeg"));
        stations.MapGet(StationRoutes.SignaturePattern, (string id, HttpContext context, StationPictures pictures, CancellationToken ct) =>
            PictureAsync(pictures.SignatureAsync(StationGate.StationOf(context), id, ct), "image/png"));
    }

    private static async Task<IResult> ClaimAsync(HttpContext context, StationClaims claims, CancellationToken cancellationToken)
    {
        if (await ReadAsync(context, StationJson.Default.StationClaim) is not { } claim)
            return Results.BadRequest();
        var job = await claims.ClaimAsync(StationGate.StationOf(context), claim, cancellationToken);
        return job is null ? Results.NoContent() : Results.Json(job, StationJson.Default.StationJob);
    }

    private static async Task<IResult> ProgressAsync(string id, HttpContext context, StationReports reports, CancellationToken cancellationToken) =>
        await ReadAsync(context, StationJson.Default.StationProgress) is { } progress
            ? Results.Json(await reports.TakeProgressAsync(StationGate.StationOf(context), id, progress, cancellationToken), StationJson.Default.StationAnswer)
            : Results.BadRequest();

    private static async Task<IResult> ResultAsync(string id, HttpContext context, StationReports reports, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType || await StationUpload.ReadAsync(context.Request, cancellationToken) is not { } upload)
            return Results.BadRequest();
        var answer = await reports.TakeResultAsync(StationGate.StationOf(context), id, upload, cancellationToken);
        return answer is null ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Json(answer, StationJson.Default.StationResultAnswer);
    }

    private static async Task<IResult> PictureAsync(Task<byte[]?> picture, string contentType) =>
        await picture is { } content ? Results.Bytes(content, contentType) : Results.NotFound();

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
