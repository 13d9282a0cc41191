using System.Threading.Channels;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Channels.WhatsApp;

/// <summary>
/// Shows citizens that their messages have arrived and that an answer is on its way. A courtesy: nothing waits for it, and when there
/// is more of it than the pace allows the rest is left out.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/mark-message-as-read
/// </summary>
internal sealed class WhatsAppReadMarks(WhatsAppGraph graph, WhatsAppIds ids, TimeProvider time) : BackgroundService
{
    /// <summary>About three seconds' worth; an older mark would tell nothing any more.</summary>
    private const int MostWaiting = 128;

    /// <summary>At most 40 a second: half of what the provider allows a number, and next to nothing of the machine.</summary>
    private static readonly TimeSpan Distance = TimeSpan.FromMilliseconds(25);

    private readonly Channel<Mark> _waiting = Channel.CreateBounded<Mark>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Marks what a webhook brought, once it is stored: the last message of each conversation.</summary>
    public void Stored(IReadOnlyList<ReceivedMessage> messages)
    {
        if (messages.Count == 1)
        {
            if (IsMarked(messages[0].Message.Content)) _waiting.Writer.TryWrite(new Mark(messages[0].Id, Typing: false));
            return;
        }

        HashSet<string>? seen = null;
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            var message = messages[i];
            if (IsMarked(message.Message.Content) && (seen ??= new(StringComparer.Ordinal)).Add(message.Message.Address))
                _waiting.Writer.TryWrite(new Mark(message.Id, Typing: false));
        }
    }

    /// <summary>Shows that an answer takes a moment, for at most 25 seconds.</summary>
    public void ShowWorking(IncomingMessage message)
    {
        if (IsMarked(message.Content) && ids.Find(message) is { } id) _waiting.Writer.TryWrite(new Mark(id, Typing: true));
    }

    /// <summary>A reaction or a notice of the provider is no message that could be read.</summary>
    public static bool IsMarked(IncomingContent content) => content is not (ReactionIn or ReachIn or IdentityIn or OpenedIn);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var mark in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await graph.MarkAsync(Body(mark), stoppingToken);
                await Task.Delay(Distance, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; unread marks are left out.
        }
    }

    private static byte[] Body(Mark mark) => JsonBody.Of(json =>
    {
        json.WriteString("messaging_product"u8, "whatsapp"u8);
        json.WriteString("status"u8, "read"u8);
        json.WriteString("message_id"u8, mark.Id);
        if (!mark.Typing) return;
        json.WriteStartObject("typing_indicator"u8);
        json.WriteString("type"u8, "text"u8);
        json.WriteEndObject();
    });

    private readonly record struct Mark(string Id, bool Typing);
}
