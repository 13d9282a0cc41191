using KtpBot.Core.Offices;

namespace KtpBot.Core.Stock;

/// <summary>Blank cards came, went, or were counted. The stock is the sum of all movements.</summary>
public sealed class StockMovement : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    public required DateTime At { get; init; }

    public required StockKind Kind { get; init; }

    /// <summary>Cards; negative for what went.</summary>
    public required int Amount { get; init; }

    /// <summary>Who entered it; null for what a print brought about.</summary>
    public long? OfficerId { get; init; }

    /// <summary>The print behind it.</summary>
    public long? JobId { get; init; }

    /// <summary>Encrypted: why the count differed, or where the cards came from.</summary>
    public string? Reason { get; init; }
}

/// <summary>Why the stock changed.</summary>
public enum StockKind
{
    /// <summary>Cards arrived.</summary>
    Received,

    /// <summary>Somebody counted; the amount is the difference to what was reckoned.</summary>
    Counted,

    /// <summary>The printer confirmed a card.</summary>
    Used,

    /// <summary>A printed card was judged bad: it is no used card but a spoiled one.</summary>
    Spoiled,
}
