namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>A request or an answer without its document (RFC 8010 section 3.1).</summary>
/// <param name="Code">Operation of a request, status of an answer.</param>
/// <param name="RequestId">Chosen by the client, given back by the printer.</param>
/// <param name="Groups">In the order of the wire.</param>
internal sealed record IppMessage(int Code, int RequestId, IReadOnlyList<IppGroup> Groups)
{
    public bool Succeeded => Code <= IppStatus.LastSuccess;

    /// <summary>The groups of a kind; Get-Jobs answers one for each job.</summary>
    public IEnumerable<IppGroup> All(IppTag tag) => Groups.Where(group => group.Tag == tag);

    /// <summary>The first group of a kind, or an empty one.</summary>
    public IppGroup First(IppTag tag) => All(tag).FirstOrDefault() ?? new IppGroup(tag, []);
}
