using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Who we are at Telegram: the user name is needed for deep links and to know whether a group calls us. Asked once, never waited for by a message.</summary>
internal sealed class TelegramBot(TelegramApi api)
{
    /// <summary>Without @; null until Telegram has told it.</summary>
    public string? Name { get; private set; }

    /// <summary>https://core.telegram.org/bots/features#deep-linking; null until the name is known.</summary>
    public string? Link => Name is null ? null : $"https://t.me/{Name}";

    /// <summary>Asks Telegram, unless it has told already.</summary>
    public async Task<TelegramReply?> AskAsync(CancellationToken cancellationToken)
    {
        if (Name is not null) return null;
        var reply = await api.CallAsync(ExchangeSubject.Channel, "getMe", "{}"u8.ToArray(), cancellationToken);
        if (reply.Ok && reply.Result.Text("username"u8) is { Length: > 0 } name) Name = name;
        return reply;
    }
}
