using System.ComponentModel.DataAnnotations;
using KtpBot.Core.Cases;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>What the form for a decision sends.</summary>
public sealed class DecisionInput
{
    public const int LongestNote = 600;

    /// <summary>The step as the officer saw it.</summary>
    [StringLength(80)]
    public string StepId { get; set; } = "";

    [StringLength(80)]
    public string Outcome { get; set; } = "";

    /// <summary>One line for each document shown.</summary>
    public List<Verdict> Verdicts { get; set; } = [];

    /// <summary>A reason that concerns the case as a whole.</summary>
    [StringLength(80)]
    public string? CaseReason { get; set; }

    [StringLength(LongestNote)]
    public string? Note { get; set; }

    internal IReadOnlyList<DecisionReason> Reasons() =>
    [
        .. Verdicts.Where(v => !v.Good && !string.IsNullOrEmpty(v.Code)).Select(v => new DecisionReason(v.Code!, v.Requirement)),
        .. string.IsNullOrEmpty(CaseReason) ? [] : new[] { new DecisionReason(CaseReason, null) },
    ];

    internal string? CleanNote() => string.IsNullOrWhiteSpace(Note) ? null : Note.Trim() is var note && note.Length > LongestNote ? note[..LongestNote] : note;

    /// <summary>How the officer judged one document.</summary>
    public sealed class Verdict
    {
        [StringLength(80)]
        public string Requirement { get; set; } = "";

        public bool Good { get; set; } = true;

        [StringLength(80)]
        public string? Code { get; set; }
    }
}
