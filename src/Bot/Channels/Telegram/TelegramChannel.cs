using System.Collections.Concurrent;
using System.Globalization;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Glues the builder and the error table to the Bot API.</summary>
internal sealed class TelegramChannel(TelegramOptions options, TelegramApi api, TelegramFiles files, TelegramTyping typing, ILogger<TelegramChannel> logger) : IChannel
{
    private const int MostKeysOpen = 10_000;

    private readonly SentParts _sent = new();

    // Chats that were given a keyboard of keys and no message since that could take it away. Lost with a restart: then it stays
    // folded at the citizen's, as a keyboard for one use does.
    private readonly ConcurrentDictionary<string, bool> _keysOpen = new(StringComparer.Ordinal);

    public ChannelKind Kind => ChannelKind.Telegram;

    public ChannelPace Pace { get; } = options.Pace;

    public void ShowWorking(IncomingMessage message) => typing.Show(message);

    public async Task<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var subject = ExchangeSubject.Outgoing(message.Id);
        var parts = TelegramBuilder.Build(message.Address, message.Content, _keysOpen.ContainsKey(message.Address));
        SendResult result = new Accepted(null);
        for (var i = _sent.First(message.Id, parts.Count); i < parts.Count; i++)
        {
            result = parts[i] switch
            {
                TelegramText text => await SayAsync(subject, text, cancellationToken),
                TelegramPlace place => Judge(await api.CallAsync(subject, "sendVenue", place.Body, cancellationToken)),
                TelegramFile file => await SendFileAsync(subject, message.Address, file, cancellationToken),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (result is Accepted) continue;
            if (result is TryLater) _sent.StoppedAt(message.Id, i);
            return result;
        }

        if (parts.Count > 1) _sent.Finished(message.Id);
        return result;
    }

    public Task<FetchResult> FetchAsync(MediaIn media, long maxBytes, CancellationToken cancellationToken) => files.FetchAsync(media, maxBytes, cancellationToken);

    private async Task<SendResult> SayAsync(string subject, TelegramText part, CancellationToken cancellationToken)
    {
        var words = part.Words;
        var reply = await api.CallAsync(subject, "sendMessage", part.Body, cancellationToken);
        if (!reply.Ok && words.Text.Spans.Count > 0 && TelegramErrors.Remedy(reply) == TelegramRemedy.SayPlainly)
        {
            words = words with { Text = words.Text.Plain() };
            reply = await api.CallAsync(subject, "sendMessage", TelegramBuilder.Body(words), cancellationToken);
        }

        if (!reply.Ok && words.Choices is not null && TelegramErrors.Remedy(reply) == TelegramRemedy.SayInWords)
        {
            foreach (var plain in TelegramBuilder.AsWords(words).OfType<TelegramText>())
            {
                reply = await api.CallAsync(subject, "sendMessage", plain.Body, cancellationToken);
                if (!reply.Ok) break;
            }
        }

        if (reply.Ok) RememberKeys(words);
        return Judge(reply);
    }

    private async Task<SendResult> SendFileAsync(string subject, string chatId, TelegramFile part, CancellationToken cancellationToken)
    {
        var (reply, refusal) = await files.SendAsync(subject, chatId, part, cancellationToken);
        return reply is null ? refusal! : Judge(reply);
    }

    private void RememberKeys(TelegramWords words)
    {
        if (words.SharePhone is not null)
        {
            if (_keysOpen.Count >= MostKeysOpen) _keysOpen.Clear();
            _keysOpen[words.ChatId] = true;
        }
        else if (words.HideKeys)
        {
            _keysOpen.TryRemove(words.ChatId, out _);
        }
    }

    private SendResult Judge(TelegramReply reply)
    {
        if (reply.Ok) return new Accepted(reply.Result.Number("message_id"u8)?.ToString(CultureInfo.InvariantCulture));
        if (TelegramErrors.NeedsAttention(reply))
        {
            logger.NeedsAttention(reply.Code);
            api.RaiseToken();
        }

        return TelegramErrors.Judge(reply);
    }
}
