namespace KtpBot.Simulator.Phone;

/// <summary>Which group a citizen brings the bot into (again), or what he writes there.</summary>
internal sealed record GroupRequest(string? Title = null, long? Group = null, string? Text = null);
