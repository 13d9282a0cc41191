namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>What came of one request to the printer.</summary>
internal abstract record IppExchange
{
    private IppExchange()
    {
    }

    public sealed record Answered(IppMessage Message) : IppExchange;

    /// <summary>No connection was made, so nothing arrived.</summary>
    public sealed record NotReached : IppExchange;

    /// <summary>The connection was made and no valid answer came; the request may have had its effect.</summary>
    public sealed record Broken : IppExchange;
}
