namespace KtpBot.Core.Papers;

/// <summary>The sixteen boxes of part III of form F-1.02, down the left side and then down the right. A copy of the KK is none of them.</summary>
public enum F102Attachment
{
    OldFamilyCard,
    MarriageBook,
    DivorceCertificate,
    MovingLetter,
    MovingAbroadLetter,
    DamagedCard,
    TravelDocument,
    PoliceLossLetter,
    ProofOfEvent,
    UnregisteredMarriageStatement,
    DeathCertificate,
    LossOrDamageStatement,
    MissionMovingLetter,
    HouseholdStatement,
    ChildCareAuthority,
    PermanentStayCard,
}
