using KtpBot.Core.Cases;

namespace KtpBot.Core.Bridges;

/// <summary>An officer noted what was done in an application outside, or what it said.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">Anybody who works at some step of its procedure.</param>
/// <param name="Note">What.</param>
public sealed record BridgeNoted(long CaseId, Actor Actor, BridgeNote Note) : ForCase(CaseId, Actor)
{
    /// <summary>It is about an application that takes corrections until a deadline. Worked out by the desk.</summary>
    public bool Governs { get; init; }

    /// <summary>The deadline that follows from the note itself (UTC). Worked out by the desk.</summary>
    public DateTime? CorrectBy { get; init; }

    /// <summary>The deadline that stands once it is noted; null when none does. Worked out by the desk.</summary>
    public CorrectionLimit? Limit { get; init; }
}

/// <summary>What was done or said outside.</summary>
/// <param name="System">A file of dialogs/bridges.</param>
/// <param name="Act">One of its statuses or actions.</param>
/// <param name="Result">How it went, where the application has results.</param>
/// <param name="HappenedAt">UTC; not in the future.</param>
/// <param name="Reference">The number by which the other application knows it.</param>
/// <param name="Words">Its own words, as copied.</param>
/// <param name="Remark">For the colleagues.</param>
/// <param name="SupersedesId">The row that this one puts right.</param>
public sealed record BridgeNote(string System, string Act, string? Result, DateTime HappenedAt, string? Reference = null, string? Words = null, string? Remark = null, long? SupersedesId = null)
{
    public const int LongestReference = 60;
    public const int LongestWords = 200;
    public const int LongestRemark = 500;
}

/// <summary>Until when another application takes a correction (UTC).</summary>
/// <param name="By">Its own deadline.</param>
/// <param name="SendBy">Until when what the citizen sends can still be entered by an officer; null when the office is closed until the deadline.</param>
/// <param name="RemindAt">When to remind the citizen; null when there is no useful moment left.</param>
/// <param name="IsOver">The deadline has passed.</param>
public sealed record CorrectionLimit(DateTime By, DateTime? SendBy, DateTime? RemindAt, bool IsOver);
