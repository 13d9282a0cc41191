using KtpBot.Core.Imaging;

namespace KtpBot.Testing.Pictures.Photos;

/// <summary>What the office says to a photo, in the words of the set.</summary>
public static class PhotoTruths
{
    public const string Passes = "passes";

    /// <summary>A verdict, a wrong kind, or that it passes.</summary>
    public static string Said(PhotoQuality? quality, string asked) => quality switch
    {
        null => "unreadable",
        { Verdict: not PhotoVerdict.Good } => quality.Verdict.ToString(),
        { Look: PhotoLook.Nothing or PhotoLook.Screen } => quality.Look.ToString(),
        { Look: PhotoLook.Page } when asked == "card" => "NotCard",
        { Look: PhotoLook.Card } when asked == "page" => "NotPage",
        _ => Passes,
    };
}
