namespace KtpBot.Core.Complaints;

/// <summary>What a complaint is about.</summary>
public enum ComplaintKind
{
    /// <summary>Somebody asked for money (pungli).</summary>
    Levy,

    /// <summary>It takes long, or nobody says anything.</summary>
    Slow,

    /// <summary>How an officer behaved.</summary>
    Manner,

    /// <summary>Wrong data, or a wrong print.</summary>
    WrongData,

    Other,
}

/// <summary>Where a complaint stands.</summary>
public enum ComplaintState
{
    /// <summary>Nobody has taken it.</summary>
    New,

    /// <summary>A supervisor works on it.</summary>
    Taken,

    Closed,
}

/// <summary>How much must be looked into; decides by when it is to be finished.</summary>
public enum ComplaintTrack
{
    /// <summary>Answered from what the office knows.</summary>
    Simple,

    /// <summary>Files and people must be asked, nobody has to go anywhere.</summary>
    Desk,

    /// <summary>Somebody must go and look.</summary>
    Field,
}
