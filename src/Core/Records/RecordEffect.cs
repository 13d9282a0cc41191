namespace KtpBot.Core.Records;

/// <summary>What a status of the population record means for an application. A closed set; which step follows is the procedure's matter.</summary>
public enum RecordEffect
{
    /// <summary>Says nothing about how the application goes on.</summary>
    Nothing,

    /// <summary>The centre (or the way to it) is at work; nobody knows how long.</summary>
    Waits,

    /// <summary>The card cannot be issued until somebody has put the record in order.</summary>
    Blocked,

    /// <summary>The biometrics cannot be used: the person has to come again.</summary>
    RecordAgain,

    /// <summary>The person is unique: a card may be printed.</summary>
    PrintReady,

    /// <summary>A card has been printed outside of this system.</summary>
    PrintedAtCentre,

    /// <summary>A card printed elsewhere is on its way to where it is fetched.</summary>
    Shipped,

    /// <summary>The person holds a card; before a reprint that is the old one.</summary>
    Issued,
}
