using KtpBot.Core.Offices;

namespace KtpBot.Core.Registers;

/// <summary>The next number of one book: taken inside the transaction that uses it, so that no gap and no double exist.</summary>
public sealed class NumberSequence : IOfficeRow
{
    public required string OfficeId { get; init; }

    public required string Name { get; init; }

    public required int Year { get; init; }

    public int Last { get; set; }
}
