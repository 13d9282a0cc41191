namespace KtpBot.Core.Population;

/// <summary>What the population data knows about a person and an application can be held against, in the order in which pages show it.</summary>
public enum PopulationElement
{
    Nik,
    Kk,
    Name,
    BirthPlace,
    BirthDate,
    Sex,
    BloodType,
    Address,

    /// <summary>Both numbers in one: 003/001.</summary>
    RtRw,
    Village,
    District,
    Regency,
    Province,
    Religion,
    MaritalStatus,
    Occupation,
    Citizenship,

    /// <summary>Whether the person has been recorded for the card, in the words of the source.</summary>
    CardStatus,
}
