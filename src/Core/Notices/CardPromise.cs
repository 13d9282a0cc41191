namespace KtpBot.Core.Notices;

/// <summary>What may be said about how long the finished card takes.</summary>
/// <param name="Days">Working days from the moment the record is ready to print, as the procedure's printing step has them; 0 where it names none.</param>
/// <param name="CardsGone">The office has counted its blank cards and none is left: nobody can say how long.</param>
public sealed record CardPromise(int Days, bool CardsGone);
