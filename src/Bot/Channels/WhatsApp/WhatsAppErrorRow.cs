namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>What is done after an error of the Cloud API.</summary>
internal enum ErrorPolicy
{
    /// <summary>Passing trouble: again, at the pump's own growing distance.</summary>
    Retry,

    /// <summary>The account has called too often: nothing leaves for a minute.</summary>
    Pause,

    /// <summary>This citizen got too much at once: again after 4, 16, 64… seconds, and only this citizen waits.</summary>
    Pair,

    /// <summary>The 24 hours are over: the registered template instead, or the message waits for the citizen.</summary>
    Template,

    /// <summary>The provider lost or refused the file: uploaded anew once, then as passing trouble.</summary>
    Media,

    /// <summary>WhatsApp cannot reach this citizen at all: over another channel, if he has one.</summary>
    OtherChannel,

    /// <summary>WhatsApp will not carry this message to this citizen: over another channel, if he has one.</summary>
    NotThisWay,

    /// <summary>Only this message cannot be sent.</summary>
    Final,

    /// <summary>This message cannot be sent, and others like it will not be until the office corrects something.</summary>
    FinalAlarm,

    /// <summary>Nothing leaves before a person has mended the account; what is to be sent waits.</summary>
    StopChannel,
}

/// <summary>One row of the error table.</summary>
/// <param name="Code">The first code.</param>
/// <param name="Policy">What is done.</param>
/// <param name="Reason">What staff should know and do, in Indonesian.</param>
/// <param name="To">The last code where the row stands for a range.</param>
internal sealed record WhatsAppErrorRow(int Code, ErrorPolicy Policy, string Reason, int? To = null)
{
    public bool Covers(int code) => code >= Code && code <= (To ?? Code);

    /// <summary>A range is one trouble and has one alarm.</summary>
    public string AlarmCode => WhatsAppErrors.CodeText(Code);

    /// <summary>A person must mend something.</summary>
    public bool NeedsAttention => Policy is ErrorPolicy.StopChannel or ErrorPolicy.FinalAlarm;
}
