namespace KtpBot.Core.Devices;

/// <summary>What the loop above a failure does next. The failure decides, the loop only obeys.</summary>
public enum DeviceRetry
{
    /// <summary>The station tries the same attempt again by itself; nothing has had an effect yet.</summary>
    ByStation,

    /// <summary>An officer puts something right and then asks for a new attempt.</summary>
    ByStaff,

    /// <summary>Trying again cannot help: the order itself has to change.</summary>
    Never,
}
