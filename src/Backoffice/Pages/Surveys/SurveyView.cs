using KtpBot.Core.Surveys;

namespace KtpBot.Backoffice.Pages.Surveys;

/// <summary>The survey of a span of months.</summary>
/// <param name="Result">Of all services chosen; null without a whole answer.</param>
/// <param name="ByService">Each service with its own result.</param>
/// <param name="Partial">Stopped midway: not counted.</param>
/// <param name="Profile">What respondents told of themselves: heading, and how many said what.</param>
/// <param name="Remarks">Free words, in no order that tells when they came.</param>
internal sealed record SurveyView(
    SkmResult? Result,
    IReadOnlyList<(string Service, SkmResult Result)> ByService,
    int Partial,
    IReadOnlyList<(string Heading, IReadOnlyList<(string Label, int Count)> Counts)> Profile,
    IReadOnlyList<SurveyRemark> Remarks)
{
    /// <summary>The elements to mend first: those with the lowest mean.</summary>
    public bool IsLowest(int index) => Result is { } r && r.Means[index] == r.Means.Min() && r.Means.Distinct().Count() > 1;
}

/// <summary>A citizen's own words.</summary>
internal sealed record SurveyRemark(DateOnly Month, string Service, string Words);

/// <summary>A whole answer for the table: the month, never the day, so that it cannot be laid beside the book of hand-overs.</summary>
internal sealed record SurveyLine(DateOnly Month, string Service, IReadOnlyList<int> Answers, string? Sex, string? AgeGroup, string? Education, string? Occupation, string? Remark);
