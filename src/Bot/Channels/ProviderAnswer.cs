namespace KtpBot.Bot.Channels;

/// <summary>What came back from a provider.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Body">The answer's bytes; empty when there was none.</param>
/// <param name="Broken">"timeout" or "network" when there was no answer; null otherwise.</param>
/// <param name="RetryAfter">From the header of that name.</param>
/// <param name="MediaType">The answer's content type.</param>
/// <param name="TooLarge">The body was longer than allowed and was not read to its end.</param>
internal sealed record ProviderAnswer(
    int Status,
    byte[] Body,
    string? Broken = null,
    TimeSpan? RetryAfter = null,
    string? MediaType = null,
    bool TooLarge = false)
{
    public bool IsSuccess => Status is >= 200 and < 300 && Broken is null && !TooLarge;
}
