namespace KtpBot.Simulator.Webhooks;

/// <summary>One delivery to the bot.</summary>
/// <param name="Id">wamid or update id, for the log.</param>
/// <param name="Lane">The citizen's id; webhooks of one lane go out one after the other.</param>
/// <param name="Request">Builds the call anew for each attempt; <c>null</c> when there is nothing to deliver any more.</param>
/// <param name="Accepted">Called once, after the bot accepted it.</param>
/// <param name="IsMessage">Whether it carries what a citizen did; statuses are neither doubled nor reordered here.</param>
public sealed record Webhook(string Id, string Lane, Func<HttpRequestMessage?> Request, Action? Accepted = null, bool IsMessage = true);
