using KtpBot.Core.Cases;
using KtpBot.Core.People;
using KtpBot.Core.Registers;

namespace KtpBot.Core.Papers;

/// <summary>What a case's papers are filled with.</summary>
/// <param name="File">The case.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="Details">What was answered about the application.</param>
/// <param name="FormBox">The box of form F-1.02; "-" for a service without it.</param>
/// <param name="Documents">Requirement codes of what lies with the application; neither rejected nor replaced.</param>
/// <param name="Return">Why it went back to the citizen, if it did last.</param>
/// <param name="HandOver">The entry in the book of handed-over cards.</param>
/// <param name="Signature">The receiver's signature as PNG.</param>
/// <param name="HandOverOfficer">Who handed the card over.</param>
/// <param name="Visit">His place in today's queue, once he has arrived.</param>
/// <param name="HasReceipt">A valid receipt has been issued.</param>
internal sealed record PaperMatter(
    CaseFile File,
    Person Person,
    IReadOnlyDictionary<string, string> Details,
    string FormBox,
    IReadOnlyList<string> Documents,
    ReturnedCase? Return,
    RegisterEntry? HandOver,
    byte[]? Signature,
    string? HandOverOfficer,
    QueuedVisit? Visit,
    bool HasReceipt)
{
    /// <summary>Approvals that stand, the first one first; empty where the procedure has none.</summary>
    public IReadOnlyList<GivenApproval> Approvals { get; init; } = [];
}

/// <summary>An approval as a letter shows it.</summary>
/// <param name="Title">Of the role the officer acted in: "Camat Takeran", "Sekretaris Camat".</param>
/// <param name="OnBehalfOf">Whom he stood in for; null when the step is his own.</param>
/// <param name="Name">The officer.</param>
/// <param name="Nip">Null for who has none.</param>
/// <param name="At">UTC.</param>
internal sealed record GivenApproval(string Title, string? OnBehalfOf, string Name, string? Nip, DateTime At);

/// <summary>A decision that sent a case back to the citizen.</summary>
/// <param name="At">UTC.</param>
/// <param name="Reasons">Coded reasons, each with the document it is about.</param>
/// <param name="Note">The officer's own words.</param>
internal sealed record ReturnedCase(DateTime At, IReadOnlyList<(string? Requirement, string Code)> Reasons, string? Note);

/// <summary>A citizen who waits at the office.</summary>
/// <param name="Counter">Which counter calls him.</param>
/// <param name="Number">His number of the day.</param>
/// <param name="ArrivedAt">UTC.</param>
/// <param name="Purpose">Of his number; null for one from before numbers had purposes.</param>
internal sealed record QueuedVisit(string Counter, int Number, DateTime ArrivedAt, string? Purpose = null);
