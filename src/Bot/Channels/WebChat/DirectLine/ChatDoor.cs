using System.Security.Cryptography;
using System.Text;
using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat.DirectLine;

/// <summary>Who may do what: the office's secret, a chat token, or a browser on a trusted site.</summary>
internal sealed class ChatDoor(ChatTokens tokens, WebChatOptions options)
{
    private const string Bearer = "Bearer ";

    /// <summary>The secret or token of a request, or null.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.Length > Bearer.Length ? header[Bearer.Length..].Trim() : null;
    }

    public bool IsSecret(string presented) =>
        options.Secret is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(presented)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Opens a conversation that the request names, by token or by secret. Exactly one of the two results is not null.</summary>
    public (ChatToken? Pass, DirectLineRefusal? Refusal) Enter(HttpRequest request, string chatId, string? presented)
    {
        if (presented is null) return (null, DirectLineRefusal.Unauthorized);
        if (IsSecret(presented))
        {
            return tokens.IsChatId(chatId)
                ? (new ChatToken(ChatTokenUse.Chat, chatId, null, DateTime.MaxValue), null)
                : (null, DirectLineRefusal.UnknownConversation);
        }

        var (pass, refusal) = Read(request, presented);
        if (pass is null) return (null, refusal);
        if (pass.ChatId == chatId) return (pass, null);
        return (null, tokens.IsChatId(chatId) ? DirectLineRefusal.OtherConversation : DirectLineRefusal.UnknownConversation);
    }

    /// <summary>Reads a chat token whatever conversation it names.</summary>
    public (ChatToken? Pass, DirectLineRefusal? Refusal) Read(HttpRequest request, string presented) => tokens.Read(presented, ChatTokenUse.Chat) switch
    {
        TokenGood good when good.Token.Origins is { } origins && OriginOf(request) is { } origin && !IsOurs(request, origin) && !origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            => (null, DirectLineRefusal.UntrustedOrigin),
        TokenGood good => (good.Token, null),
        TokenExpired => (null, DirectLineRefusal.TokenExpired),
        _ => (null, DirectLineRefusal.BadToken),
    };

    /// <summary>True for a browser on our own page or on a site the office trusts.</summary>
    public bool IsTrustedBrowser(HttpRequest request) =>
        OriginOf(request) is { } origin && (IsOurs(request, origin) || options.TrustedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase));

    /// <summary>True for our own page only.</summary>
    public bool IsOwnPage(HttpRequest request) => OriginOf(request) is { } origin && IsOurs(request, origin);

    /// <summary>This server as the client sees it, without a slash at the end.</summary>
    public string BaseUrl(HttpRequest request) =>
        options.PublicUrl is { Length: > 0 } url ? url : $"{request.Scheme}://{request.Host.Value}";

    // The scheme is left out: behind a proxy that ends TLS it differs, and the host says enough.
    private bool IsOurs(HttpRequest request, string origin) =>
        string.Equals(origin, options.PublicUrl, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private static string? OriginOf(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;
}
