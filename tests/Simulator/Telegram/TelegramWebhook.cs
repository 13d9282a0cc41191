namespace KtpBot.Simulator.Telegram;

/// <summary>Where updates are pushed; the outcome of setWebhook.</summary>
internal sealed record TelegramWebhook(string Url, string? Secret, int MaxConnections, IReadOnlyList<string>? AllowedUpdates);
