using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Webhooks;

/// <summary>One attempt to deliver a webhook, kept for the page and the tests.</summary>
/// <param name="Seq">Number in the log, from 1.</param>
/// <param name="Channel">Which provider spoke.</param>
/// <param name="Lane">The citizen's id.</param>
/// <param name="WebhookId">wamid or update id.</param>
/// <param name="Attempt">From 1; a deliberate duplicate is one attempt more.</param>
/// <param name="Status">HTTP status of the bot, or <c>null</c> when it did not answer.</param>
/// <param name="Accepted">Whether the delivery counts as done.</param>
/// <param name="At">When the answer came, UTC.</param>
public sealed record WebhookAttempt(
    long Seq, ChatChannel Channel, string Lane, string WebhookId, int Attempt, int? Status, bool Accepted, DateTime At);
