using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>A refusal in Direct Line's words: {error{code,message}}. The message is for the developer who embeds the chat; our page has sentences of its own.</summary>
internal sealed class DirectLineRefusal(int status, string code, string message, TimeSpan? retryAfter = null) : IResult
{
    public static DirectLineRefusal Unauthorized { get; } = new(StatusCodes.Status401Unauthorized, "Unauthorized", "Send the token or the secret as \"Authorization: Bearer …\".");

    public static DirectLineRefusal TokenExpired { get; } = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static DirectLineRefusal BadToken { get; } = new(StatusCodes.Status403Forbidden, "BadArgument", "Invalid token or secret.");

    public static DirectLineRefusal OtherConversation { get; } = new(StatusCodes.Status403Forbidden, "BadArgument", "The token belongs to another conversation.");

    public static DirectLineRefusal UntrustedOrigin { get; } = new(StatusCodes.Status403Forbidden, "BadArgument", "This site may not use the chat. Ask the office to trust its origin.");

    public static DirectLineRefusal UnknownConversation { get; } = new(StatusCodes.Status404NotFound, "BadArgument", "Unknown conversation.");

    public static DirectLineRefusal UnknownFile { get; } = new(StatusCodes.Status404NotFound, "BadArgument", "The file is not kept any more.");

    public static DirectLineRefusal NotStored { get; } = new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The message could not be stored. Send it again.", TimeSpan.FromSeconds(2));

    public static DirectLineRefusal BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineRefusal TooLarge(long bytes) =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", string.Create(CultureInfo.InvariantCulture, $"Too large: at most {bytes} bytes are accepted."));

    public static DirectLineRefusal TooMany(TimeSpan retryAfter) => new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests. Wait and send again.", retryAfter);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        if (retryAfter is { } wait) response.Headers[HeaderNames.RetryAfter] = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(new ErrorBody(new ErrorDetail(code, message)), DirectLineJson.Wire.ErrorBody, cancellationToken: httpContext.RequestAborted);
    }
}
