namespace KtpBot.Simulator.Citizens;

/// <summary>Something a citizen can tap below a message.</summary>
/// <param name="Id">What travels back: reply id, callback_data, row id, or the text of a reply keyboard's key.</param>
/// <param name="Title">What the citizen reads.</param>
/// <param name="Kind">reply, row, callback, url, key, contact or location.</param>
/// <param name="Line">Which line of an inline or reply keyboard it stands in, from 0; for list rows the section.</param>
/// <param name="Description">Second line of a list row.</param>
/// <param name="Section">Heading of a list row's section.</param>
/// <param name="Url">Target of a url button.</param>
public sealed record ChatButton(
    string Id,
    string Title,
    string Kind,
    int Line = 0,
    string? Description = null,
    string? Section = null,
    string? Url = null);
