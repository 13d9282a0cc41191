using System.Text.Json;
using KtpBot.Core.Devices;
using KtpBot.Core.Imaging;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>A result as it was uploaded: the report and exactly the files that it names, each checked by hash and content.</summary>
internal sealed record StationUpload(StationResult Result, IReadOnlyList<DeviceArtifact> Artifacts)
{
    /// <summary>Reads and checks the form; null when a file is missing, altered, or not what it says it is.</summary>
    public static async Task<StationUpload?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        if (await ReadResultAsync(form, cancellationToken) is not { } result)
            return null;
        var artifacts = new List<DeviceArtifact>();
        foreach (var entry in result.Artifacts)
        {
            if (form.Files.FirstOrDefault(f => f.Name == StationRoutes.ArtifactPart && f.FileName == entry.Name) is not { } file)
                return null;
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            var artifact = new DeviceArtifact(entry.Name, entry.ContentType, content.ToArray());
            if (artifact.Describe() != entry || !IsWhatItSays(artifact))
                return null;
            artifacts.Add(artifact);
        }

        return new StationUpload(result, artifacts);
    }

    private static async Task<StationResult?> ReadResultAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        try
        {
            // A part without a file name is a field of the form; some clients give it one.
            if (form.TryGetValue(StationRoutes.ResultPart, out var field))
                return JsonSerializer.Deserialize(field.ToString(), StationJson.Default.StationResult);
            if (form.Files.GetFile(StationRoutes.ResultPart) is not { } part)
                return null;
            await using var stream = part.OpenReadStream();
            return await JsonSerializer.DeserializeAsync(stream, StationJson.Default.StationResult, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhatItSays(DeviceArtifact artifact) => artifact.ContentType switch
    {
        "image/jpeg" => ImageInspector.Sniff(artifact.Content) is FileKind.Jpeg,
        "image/png" => ImageInspector.Sniff(artifact.Content) is FileKind.Png,
        "application/json" => true,
        _ => false,
    };
}
