namespace KtpBot.Core.Records;

/// <summary>A status of somebody's population record, as the central applications name it (dialogs/records/statuses.yaml).</summary>
/// <param name="Code">For example SENT_FOR_ENROLLMENT.</param>
/// <param name="Abbreviation">As operators say it, for example SFE; null where they have none.</param>
/// <param name="OpenSid">The number of OpenSID's StatusKTPEnum; null where it has none.</param>
/// <param name="Words">Other spellings that are recognised.</param>
/// <param name="Label">For officers, Indonesian.</param>
/// <param name="Effect">What it means for an application.</param>
/// <param name="Says">The status whose sentence the citizen reads (text key <c>record.&lt;code&gt;</c>); usually its own code.</param>
/// <param name="IsNews">The citizen is told when it comes.</param>
/// <param name="Unconfirmed">Known from practice only; no page that we could read again says so.</param>
public sealed record RecordStatus(
    string Code,
    string? Abbreviation,
    int? OpenSid,
    IReadOnlyList<string> Words,
    string Label,
    RecordEffect Effect,
    string Says,
    bool IsNews,
    bool Unconfirmed)
{
    /// <summary>"PRR · Siap cetak", or "CARD_PRINTED · …" where operators have no abbreviation.</summary>
    public string Title => $"{Abbreviation ?? Code} · {Label}";

    /// <summary>The text key of the citizen's sentence.</summary>
    public string TextKey => "record." + Says;
}
