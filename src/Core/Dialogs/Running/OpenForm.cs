namespace KtpBot.Core.Dialogs;

/// <summary>The form on the way, under whatever interrupts it.</summary>
internal static class OpenForm
{
    /// <summary>Its place among the frames; null when no form is open.</summary>
    public static int? Find(DialogBook book, DialogSession session)
    {
        var place = session.Frames.FindIndex(f => f.Step != DialogFlow.ClosingId && book.Flow(f.Flow) is { IsForm: true });
        return place < 0 ? null : place;
    }
}
