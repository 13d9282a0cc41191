using System.Collections.Frozen;
using System.Security.Cryptography;

namespace KtpBot.Backoffice.Assets;

/// <summary>The few style, script and picture files of the back-office, carried inside the program and addressed by content.</summary>
internal static class AssetBook
{
    private const string Prefix = "KtpBot.Backoffice.Assets.";

    private static readonly FrozenDictionary<string, Asset> All = Read();

    /// <summary>The address of a file; it changes with the content, so browsers may keep it for ever.</summary>
    public static string Url(string name) => $"/assets/{name}?v={All[name].Version}";

    public static void MapAssets(this WebApplication app) => app.MapGet("/assets/{name}", (string name, HttpContext context) =>
    {
        if (!All.TryGetValue(name, out var asset)) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.MimeType);
    }).AllowAnonymous();

    private static FrozenDictionary<string, Asset> Read()
    {
        var assembly = typeof(AssetBook).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            n => n[Prefix.Length..],
            n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return new Asset(bytes, MimeTypeOf(n), Convert.ToHexString(SHA256.HashData(bytes))[..12]);
            });
    }

    private static string MimeTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record Asset(byte[] Bytes, string MimeType, string Version);
}
