using System.Collections.Concurrent;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.Telegram;

/// <summary>Leaves every group with one polite sentence: a citizen's data is nothing for the eyes of a group. Nothing about a group is stored.</summary>
internal sealed class TelegramGroups(TelegramApi api, TelegramBot bot, TelegramErrands errands, TextBook texts, TimeProvider time)
{
    private const int MostRemembered = 1_000;

    /// <summary>Somebody who brings us back again and again gets no more than one sentence an hour.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, long> _spoken = new();

    /// <summary>Starts to say no and to leave. Returns at once.</summary>
    public void Refuse(TelegramGroup group)
    {
        var speak = group.Speak && MaySpeak(group.ChatId);
        errands.Run(TelegramErrands.MostOrdinary, async () =>
        {
            var chat = group.ChatId;
            if (speak)
            {
                await bot.AskAsync(CancellationToken.None);
                var said = await SayAsync(chat, group.Language);

                // A group that has just become a supergroup has another id.
                if (said?.MigratedTo is { } moved) said = await SayAsync(chat = moved, group.Language);
                if (said is not null) errands.Note("sendMessage", said);
            }

            errands.Note("leaveChat", await api.CallAsync(ExchangeSubject.Channel, "leaveChat", JsonBody.Of(json => json.WriteNumber("chat_id"u8, chat)), CancellationToken.None));
        });
    }

    private async Task<TelegramReply?> SayAsync(long chat, string? language)
    {
        if (bot.Link is not { } link) return null;
        var known = language is not null && texts.Has("telegram.group", language) ? language : TextBook.DefaultLanguage;
        var sentence = texts.Render("telegram.group", known, new Dictionary<string, string> { ["link"] = link });
        var words = new TelegramWords(chat.ToString(System.Globalization.CultureInfo.InvariantCulture), new BoldText(sentence, []));
        return await api.CallAsync(ExchangeSubject.Channel, "sendMessage", TelegramBuilder.Body(words), CancellationToken.None);
    }

    private bool MaySpeak(long chatId)
    {
        var now = time.GetTimestamp();
        if (_spoken.TryGetValue(chatId, out var last) && time.GetElapsedTime(last, now) < Silence) return false;
        if (_spoken.Count >= MostRemembered) _spoken.Clear();
        _spoken[chatId] = now;
        return true;
    }
}
