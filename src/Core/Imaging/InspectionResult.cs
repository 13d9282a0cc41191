namespace KtpBot.Core.Imaging;

/// <summary>Outcome of looking at a file that came in.</summary>
public abstract record InspectionResult
{
    private InspectionResult()
    {
    }

    /// <summary>Usable. Width and height are pixels as stored, before any orientation tag is applied; 0 for a PDF.</summary>
    public sealed record Accepted(FileKind Kind, int Width, int Height) : InspectionResult;

    /// <summary>Not usable; the kind is what the content looks like.</summary>
    public sealed record Refused(InspectionRefusal Reason, FileKind Kind) : InspectionResult;
}
