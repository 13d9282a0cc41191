namespace KtpBot.Core.Cases;

/// <summary>What a citizen can have corrected in a running case (UU 27/2022 Pasal 6 and 30: done within 3 times 24 hours).</summary>
public enum CorrectedField
{
    Name,
    Phone,
}

/// <summary>The citizen says that something is wrong. An officer compares it with the documents and settles it.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The citizen.</param>
/// <param name="Field">What is wrong.</param>
/// <param name="Value">What it should be; a phone in E.164.</param>
public sealed record CorrectionAsked(long CaseId, Actor Actor, CorrectedField Field, string Value) : ForCase(CaseId, Actor);

/// <summary>The citizen gave another phone number; taken at once, since it is his own word alone. The caller has made sure that nobody else speaks for this person.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The citizen.</param>
/// <param name="Phone">E.164.</param>
public sealed record PhoneChanged(long CaseId, Actor Actor, string Phone) : ForCase(CaseId, Actor);

/// <summary>An officer took or refused a correction.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Actor">The officer.</param>
/// <param name="EventId">The event of <see cref="CorrectionAsked"/>.</param>
/// <param name="Accepted">Taken over into the person's data.</param>
public sealed record CorrectionSettled(long CaseId, Actor Actor, long EventId, bool Accepted) : ForCase(CaseId, Actor);
