using System.Collections.Concurrent;
using System.Text.Json.Nodes;

using KtpBot.Simulator.Citizens;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.Telegram;

/// <summary>Groups into which a citizen brought the bot: what the bot said there, and whether it left.</summary>
internal sealed class TelegramGroups(TelegramUpdates updates, IOptions<TelegramOptions> options, TelegramIds ids, ChangeFeed feed, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, TelegramGroup> _groups = new();

    public IReadOnlyList<TelegramGroup> All => [.. _groups.Values.OrderByDescending(g => g.Id)];

    public TelegramGroup? Find(long id) => _groups.GetValueOrDefault(id);

    public TelegramGroup? Find(TelegramCall call) => call.Number("chat_id") is { } id ? Find(id) : null;

    /// <summary>A citizen adds the bot to a group: a new one, or one it has left.</summary>
    public TelegramGroup Add(Citizen citizen, string title, long? again)
    {
        var group = again is { } known && Find(known) is { } old ? old : new TelegramGroup(-1_002_000_000_000 - long.Parse(ids.NextMessage(), System.Globalization.CultureInfo.InvariantCulture), title);
        group.BotIsIn = true;
        _groups[group.Id] = group;
        Tell(citizen, group, "left", "member");
        feed.Bump();
        return group;
    }

    /// <summary>A citizen writes in the group.</summary>
    public void Write(Citizen citizen, TelegramGroup group, string text) => updates.Add(citizen, "message", new JsonObject
    {
        ["message_id"] = long.Parse(ids.NextMessage(), System.Globalization.CultureInfo.InvariantCulture),
        ["from"] = TelegramJson.User(citizen),
        ["chat"] = group.ToJson(),
        ["date"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["text"] = text,
    });

    public TelegramAnswer Say(TelegramGroup group, TelegramCall call)
    {
        if (!group.BotIsIn) return new TelegramAnswer(403, null, "Forbidden: bot was kicked from the supergroup chat");
        var (text, wrong) = SendMethods.Text(call, "text");
        if (wrong is not null) return TelegramAnswer.Bad(wrong);
        group.Said.Enqueue(text!);
        feed.Bump();
        return TelegramAnswer.Ok(new JsonObject
        {
            ["message_id"] = long.Parse(ids.NextMessage(), System.Globalization.CultureInfo.InvariantCulture),
            ["from"] = TelegramJson.Bot(options.Value),
            ["chat"] = group.ToJson(),
            ["date"] = time.GetUtcNow().ToUnixTimeSeconds(),
            ["text"] = text,
        });
    }

    public TelegramAnswer Leave(TelegramCall call)
    {
        if (Find(call) is not { } group) return TelegramAnswer.Bad("chat not found");
        if (!group.BotIsIn) return new TelegramAnswer(403, null, "Forbidden: bot is not a member of the supergroup chat");
        group.BotIsIn = false;
        feed.Bump();
        return TelegramAnswer.True();
    }

    private void Tell(Citizen citizen, TelegramGroup group, string was, string becomes)
    {
        var bot = TelegramJson.Bot(options.Value);
        updates.Add(citizen, "my_chat_member", new JsonObject
        {
            ["chat"] = group.ToJson(),
            ["from"] = TelegramJson.User(citizen),
            ["date"] = time.GetUtcNow().ToUnixTimeSeconds(),
            ["old_chat_member"] = new JsonObject { ["user"] = bot.DeepClone(), ["status"] = was },
            ["new_chat_member"] = new JsonObject { ["user"] = bot, ["status"] = becomes },
        });
    }
}

/// <summary>One group.</summary>
internal sealed class TelegramGroup(long id, string title)
{
    public long Id { get; } = id;

    public string Title { get; } = title;

    public bool BotIsIn { get; set; }

    /// <summary>What the bot said there, oldest first.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    public JsonObject ToJson() => new() { ["id"] = Id, ["title"] = Title, ["type"] = "supergroup" };
}
