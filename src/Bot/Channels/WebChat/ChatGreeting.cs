using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>
/// Greets clients that open a chat and wait. Our own page says itself when the citizen comes in; others may, by the event
/// "webchat/join", and have <see cref="Patience"/> for it. Whoever then still listens to an empty chat is greeted, once.
/// </summary>
internal sealed class ChatGreeting(CitizenPosts posts, WebChatOptions options, TimeProvider clock, ILogger<ChatGreeting> logger)
{
    /// <summary>Longer than a client takes to say that it came in or to send its first words, shorter than a citizen's doubt.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>True for a client that may be waiting to be greeted.</summary>
    public static bool IsFor(ChatToken pass) => pass is { Use: ChatTokenUse.Chat, OwnPage: false } && pass.ExpiresAt != DateTime.MaxValue;

    /// <summary>True when a client that asks instead of listening has waited long enough: its token says since when.</summary>
    public bool IsDue(ChatToken pass) =>
        IsFor(pass) && clock.GetUtcNow().UtcDateTime - (pass.ExpiresAt - TimeSpan.FromSeconds(options.TokenSeconds)) >= Patience;

    /// <summary>Greets unless something was said. A failure is logged; the client hears nothing of it.</summary>
    public async Task GreetAsync(ChatToken pass, CancellationToken cancellationToken)
    {
        try
        {
            await posts.GreetAsync(pass.ChatId, pass.UserId, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An edge: the stream goes on, and the citizen may still speak first.
            logger.NotGreeted(pass.ChatId, e);
        }
    }
}
