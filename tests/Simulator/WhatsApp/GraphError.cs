using System.Text.Json.Nodes;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>A refusal in the shape of Meta's Graph API.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Decides what a client does.</param>
/// <param name="Message">Meta's title of the code.</param>
/// <param name="Details">What exactly was wrong, for a person.</param>
public sealed record GraphError(int Status, int Code, string Message, string? Details = null)
{
    public int? Subcode { get; init; }

    public bool IsTransient { get; init; }

    public int? RetryAfterSeconds { get; init; }

    /// <summary>A field is missing, too long, or of the wrong kind.</summary>
    public static GraphError Parameter(string details) => new(400, 100, "(#100) Invalid parameter", details);

    public static GraphError Token() => new(401, 190, "Invalid OAuth access token - Cannot parse access token");

    public static GraphError UnknownPath(string path) => new(400, 2500, $"Unknown path components: /{path}");

    public static GraphError UnknownObject(string id) => new(
        400, 100, $"Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation")
    { Subcode = 33 };

    /// <summary>The error for a code that a fault asks for; status and title as Meta's list of codes has them.</summary>
    public static GraphError ForCode(int code) => code switch
    {
        0 or 190 => new GraphError(401, code, "AuthException") { Subcode = 463 },
        4 or 80007 => new GraphError(429, code, "Rate limit issues", "The app or account has reached its rate limit."),
        10 or 200 => new GraphError(403, code, "Permission denied"),
        130429 => new GraphError(429, code, "Rate limit hit", "Cloud API message throughput has been reached."),
        131048 => new GraphError(429, code, "Spam rate limit hit", "Message failed to send because of restrictions on this number."),
        131056 => new GraphError(429, code, "(Business Account, Consumer Account) pair rate limit hit", "Too many messages to the same recipient in a short time."),
        131026 => new GraphError(400, code, "Message undeliverable", "The recipient cannot receive this message."),
        131047 => new GraphError(400, code, "Re-engagement message", "More than 24 hours have passed since the recipient last replied."),
        2 or 131000 or 131016 or 131057 or 133016 => new GraphError(503, code, "Service unavailable", "Try again later.") { IsTransient = true },
        131052 or 131053 => new GraphError(400, code, "Media upload error", "Media could not be processed."),
        _ => new GraphError(400, code, $"Error {code}"),
    };

    public JsonObject ToJson()
    {
        var error = new JsonObject
        {
            ["message"] = Message.StartsWith('(') ? Message : $"(#{Code}) {Message}",
            ["type"] = "OAuthException",
            ["code"] = Code,
            ["fbtrace_id"] = "ASimulatedTrace",
        };
        if (Subcode is { } subcode) error["error_subcode"] = subcode;
        if (IsTransient) error["is_transient"] = true;
        if (Details is not null)
        {
            error["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details };
        }

        return new JsonObject { ["error"] = error };
    }

    /// <summary>The same error as an entry of a status webhook.</summary>
    public JsonObject ToStatusError() => new()
    {
        ["code"] = Code,
        ["title"] = Message,
        ["message"] = Message,
        ["error_data"] = new JsonObject { ["details"] = Details ?? Message },
        ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
    };
}
