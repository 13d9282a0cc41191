using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;

namespace KtpBot.Bot.Conversations;

/// <summary>A citizen's file as it may be kept: known by its content, freed of metadata, judged.</summary>
/// <param name="Bytes">Without metadata.</param>
/// <param name="MimeType">By content.</param>
/// <param name="Facts">Size and judgement of a picture.</param>
internal sealed record CleanFile(byte[] Bytes, string MimeType, FileFacts Facts)
{
    /// <summary>Looks through a file as it came; null when it cannot be a document.</summary>
    /// <param name="bytes">As it came.</param>
    /// <param name="refusal">Why it cannot, as the ending of <c>file.refused.</c>; empty when it can.</param>
    public static CleanFile? Of(byte[] bytes, out string refusal)
    {
        refusal = "";
        if (ImageInspector.Inspect(bytes) is InspectionResult.Refused refused) refusal = ReasonOf(refused.Reason);
        if (refusal.Length > 0) return null;
        var clean = MetadataStripper.Strip(bytes);
        if (clean is null || ImageInspector.Inspect(clean) is not InspectionResult.Accepted accepted)
        {
            refusal = "Broken";
            return null;
        }

        if (accepted.Kind == FileKind.Pdf) return new CleanFile(clean, "application/pdf", new FileFacts());
        var judged = PhotoQuality.Assess(clean);
        return new CleanFile(clean, accepted.Kind == FileKind.Png ? "image/png" : "image/jpeg", new FileFacts(Width: accepted.Width, Height: accepted.Height, Verdict: judged?.Verdict, Look: judged?.Look));
    }

    /// <summary>What is wrong with a photo, as the ending of <c>documents.verdict.</c>; null when nothing is.</summary>
    public static string? WordOf(PhotoVerdict? verdict) => verdict switch
    {
        PhotoVerdict.Blurred => "buram",
        PhotoVerdict.TooDark => "gelap",
        PhotoVerdict.TooBright => "terang",
        PhotoVerdict.CutOff => "terpotong",
        PhotoVerdict.Glare => "silau",
        PhotoVerdict.Good or null => null,
    };

    private static string ReasonOf(InspectionRefusal reason) => reason switch
    {
        InspectionRefusal.TooLarge or InspectionRefusal.TooManyPixels => "TooLarge",
        InspectionRefusal.TooSmall => "TooSmall",
        InspectionRefusal.UnsupportedKind => "UnsupportedKind",
        InspectionRefusal.Broken or InspectionRefusal.Encrypted or InspectionRefusal.NoPages => "Broken",
    };
}
