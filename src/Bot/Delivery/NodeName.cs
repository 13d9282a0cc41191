namespace KtpBot.Bot.Delivery;

/// <summary>This process's name among the nodes (configuration key <c>Node__Name</c>, else the machine's name): after a restart it takes up what it had claimed.</summary>
internal sealed record NodeName(string Value);
