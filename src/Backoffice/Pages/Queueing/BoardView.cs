namespace KtpBot.Backoffice.Pages.Queueing;

/// <summary>The day's queue as an officer at a counter sees it. Numbers and cases, no names.</summary>
internal sealed record BoardView(
    IReadOnlyList<LineRow> Line, CurrentRow? Current, IReadOnlyList<ElsewhereRow> Elsewhere, string? NextLabel, BoardFigures Figures);

/// <summary>One who waits.</summary>
/// <param name="Id">The number's id.</param>
/// <param name="Label">B004.</param>
/// <param name="Purpose">For what he comes.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="SlotAt">When his appointment begins (UTC).</param>
/// <param name="Due">That time has come.</param>
/// <param name="Priority">Marked for priority.</param>
/// <param name="Back">He missed his call once.</param>
/// <param name="CaseId">Which case it is about.</param>
/// <param name="CaseNumber">Its number.</param>
internal sealed record LineRow(
    long Id, string Label, string Purpose, DateTime TakenAt, DateTime? SlotAt, bool Due, bool Priority, bool Back, long? CaseId, string? CaseNumber);

/// <summary>Who is at this counter, or called to it.</summary>
/// <param name="Row">The number.</param>
/// <param name="Serving">He is there.</param>
/// <param name="CalledAt">UTC.</param>
/// <param name="Calls">How often he was called.</param>
/// <param name="ServiceLabel">What kind of application it is about.</param>
/// <param name="Arrival">The button that also decides the case's step; null where none fits.</param>
internal sealed record CurrentRow(LineRow Row, bool Serving, DateTime CalledAt, int Calls, string? ServiceLabel, string? Arrival);

/// <summary>Another counter.</summary>
internal sealed record ElsewhereRow(string Counter, string Label, bool Serving);

/// <summary>How long people wait today, in minutes; null while nobody has been called or too few were served.</summary>
internal sealed record BoardFigures(int Waiting, int Done, int? Median, int? Longest, (int From, int Until)? Newcomer);
