using KtpBot.Core.Imaging;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Pictures.Photos;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>The files that plays send, by the words they use for them; drawn once.</summary>
internal static class PlayPhotos
{
    private static readonly Dictionary<string, Lazy<byte[]>> Known = new(StringComparer.Ordinal)
    {
        ["foto"] = new(() => DrawnPictures.DocumentJpeg()),
        ["ktp"] = new(Card),
        ["buram"] = new(() => DrawnPictures.BlurredDocumentJpeg(14)),
        ["gelap"] = new(() => DrawnPictures.DocumentJpeg(light: 0.16)),
        ["terang"] = new(() => DrawnPictures.DocumentJpeg(light: 1.9)),
        ["kecil"] = new(() => DrawnPictures.DocumentJpeg(200, 150)),
        ["rusak"] = new(() => "ini bukan gambar"u8.ToArray()),
    };

    /// <summary>A word like "foto", "buram"; the part before a dash counts, so that ids can be made unique.</summary>
    public static byte[] Bytes(string id) => Known[id.Split('-')[0]].Value;

    /// <summary>A card on a table: the first of the drawn set that the office knows as one.</summary>
    private static byte[] Card() => PhotoSet.Of(1)
        .Where(photo => photo is { Asked: "card", Truth: PhotoTruth.Good })
        .Select(photo => photo.Draw())
        .First(bytes => PhotoQuality.Assess(bytes) is { Verdict: PhotoVerdict.Good, Look: PhotoLook.Card });

    public static bool Knows(string word) => Known.ContainsKey(word);

    public static string TypeOf(string id) => id.StartsWith("rusak", StringComparison.Ordinal) ? "application/zip" : "image/jpeg";

    public static string NameOf(string id) => id.StartsWith("rusak", StringComparison.Ordinal) ? "berkas.zip" : "foto.jpg";
}

/// <summary>One file that a citizen sends.</summary>
/// <param name="Id">Of <see cref="PlayPhotos"/>, unique.</param>
/// <param name="Caption">Words along with it.</param>
internal sealed record PlayPhoto(string Id, string? Caption)
{
    private static int _sent;

    /// <summary>Reads "foto buram", "foto" or "foto \"ini KK saya\"".</summary>
    public static PlayPhoto Read(string words)
    {
        var quote = words.IndexOf('"', StringComparison.Ordinal);
        var caption = quote < 0 ? null : words[(quote + 1)..].TrimEnd('"', ' ');
        var kind = (quote < 0 ? words : words[..quote]).Trim().Split(' ')[^1];
        if (!PlayPhotos.Knows(kind)) throw new InvalidDataException($"There is no photo \"{kind}\": write foto, or foto with ktp, buram, gelap, terang, kecil or rusak.");
        return new PlayPhoto($"{kind}-{Interlocked.Increment(ref _sent)}", caption);
    }
}
