using KtpBot.Core.Cases;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>One page of the list.</summary>
internal sealed record CaseListPage(IReadOnlyList<CaseRow> Rows, int Total, int Page, int Pages, CaseCounts Counts);

/// <summary>One line of the list.</summary>
internal sealed record CaseRow(
    long Id,
    string Number,
    string Name,
    string MaskedNik,
    string Service,
    CaseStage Stage,
    string StepTitle,
    DateTime StepSinceAt,
    bool Late,
    bool Mine,
    Visit? Visit)
{
    /// <summary>Its procedure ends in a card; other services have other words for where they stand.</summary>
    public bool PrintsCard { get; init; } = true;
}

/// <summary>The citizen's recording slot: when it begins, and when and as which number he arrived for it.</summary>
internal sealed record Visit(DateTime StartsAt, DateTime? ArrivedAt, int? QueueNumber);

/// <summary>The numbers on the tabs.</summary>
internal sealed record CaseCounts(IReadOnlyDictionary<CaseStage, int> ByStage, int Mine, int Late)
{
    public int All => ByStage.Values.Sum();

    public int Of(StageGroup group) => group.Stages.Sum(s => ByStage.GetValueOrDefault(s));
}
