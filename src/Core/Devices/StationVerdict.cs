namespace KtpBot.Core.Devices;

/// <summary>How the server took a report. All three end the report: the station does not send it again.</summary>
public enum StationVerdict
{
    /// <summary>Stored with this request.</summary>
    Accepted,

    /// <summary>Stored by an earlier request; a normal outcome.</summary>
    Duplicate,

    /// <summary>The attempt is unknown or was taken over by a newer one; the report is of no use any more.</summary>
    Superseded,
}
