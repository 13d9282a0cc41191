namespace KtpBot.Backoffice.Live;

/// <summary>Lets an open page find out that what it shows has changed: it asks the address and compares the answer.</summary>
/// <param name="Url">Answers the present version as plain text.</param>
/// <param name="Version">The version this page was made from, read before the page's own data.</param>
internal sealed record LiveMark(string Url, string Version);
