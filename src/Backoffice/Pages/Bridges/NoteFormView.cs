using KtpBot.Core.Bridges;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>The form for a note, on its own page and on the entry sheet.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="System">The application.</param>
/// <param name="Input">What stands in it.</param>
/// <param name="Problem">Why it was not taken.</param>
/// <param name="IsSuggested">The meaning comes from what the same words meant before.</param>
internal sealed record NoteFormView(long CaseId, BridgeSystem System, BridgeInput Input, string? Problem, bool IsSuggested);
