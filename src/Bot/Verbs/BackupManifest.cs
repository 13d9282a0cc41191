using System.Security.Cryptography;
using System.Text.Json;

namespace KtpBot.Bot.Verbs;

/// <summary>What a backup folder holds, written last: a folder without it is no whole backup.</summary>
/// <param name="TakenAt">UTC.</param>
/// <param name="OfficeId">The office that made it.</param>
/// <param name="KeyId">Names the key the data is sealed with, without revealing it.</param>
/// <param name="DatabaseBytes">Size of the database file.</param>
/// <param name="DatabaseSha256">Of the database file, in hex.</param>
/// <param name="Files">How many document files there are.</param>
/// <param name="FilesBytes">Their size together, as encrypted.</param>
internal sealed record BackupManifest(DateTime TakenAt, string OfficeId, string KeyId, long DatabaseBytes, string DatabaseSha256, int Files, long FilesBytes)
{
    public const string FileName = "manifest.json";
    public const string DatabaseName = "ktpbot.db";
    public const string FilesName = "files";
    public const string KeyName = "identity.key";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json));

    /// <summary>The manifest of a folder, or null when there is none that can be read.</summary>
    public static BackupManifest? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
