using KtpBot.Core.Cases;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>One tab of the list.</summary>
internal sealed record StageGroup(string Id, string Label, IReadOnlyList<CaseStage> Stages);
