namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>Body of tokens/generate and of POST conversations.</summary>
internal sealed record OpenRequest(ChatAccount? User = null, string[]? TrustedOrigins = null, string? Locale = null);

/// <summary>An open conversation as clients expect it; <paramref name="ResumeCode"/> is for our own page alone.</summary>
internal sealed record OpenedChat(
    string ConversationId,
    string Token,
    [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null,
    string? ReferenceGrammarId = null,
    string? UserId = null,
    string? ResumeCode = null);

/// <summary>Body of the page's resume call.</summary>
internal sealed record ResumeRequest(string? Code);

/// <summary>The answer to a posted activity.</summary>
internal sealed record PostedId(string Id);

/// <summary>The answer to getsessionid.</summary>
internal sealed record SessionId([property: System.Text.Json.Serialization.JsonPropertyName("sessionId")] string Value);

/// <summary>How Direct Line words a refusal.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);
