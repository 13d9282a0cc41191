using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KtpBot.Simulator.Telegram;

/// <summary>setMyCommands, getMyCommands and deleteMyCommands.</summary>
internal sealed partial class CommandMethods
{
    private readonly ConcurrentDictionary<string, JsonArray> _commands = new(StringComparer.Ordinal);

    /// <summary>The menu that the page shows: command and description, in the default language.</summary>
    public JsonArray Shown => _commands.GetValueOrDefault("all_private_chats/") ?? _commands.GetValueOrDefault("default/") ?? [];

    public TelegramAnswer Set(TelegramCall call)
    {
        if (call.Json("commands") is not JsonArray commands) return TelegramAnswer.Bad("can't parse commands: expected an Array");
        if (commands.Count > 100) return TelegramAnswer.Bad("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands)
        {
            if ((string?)command?["command"] is not { } name || !Name().IsMatch(name)) return TelegramAnswer.Bad("BOT_COMMAND_INVALID");
            if ((string?)command["description"] is not { Length: >= 1 and <= 256 }) return TelegramAnswer.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        _commands[Key(call)] = (JsonArray)commands.DeepClone();
        return TelegramAnswer.True();
    }

    public TelegramAnswer Get(TelegramCall call) =>
        TelegramAnswer.Ok((_commands.GetValueOrDefault(Key(call)) ?? []).DeepClone());

    public TelegramAnswer Delete(TelegramCall call)
    {
        _commands.TryRemove(Key(call), out _);
        return TelegramAnswer.True();
    }

    private static string Key(TelegramCall call) => $"{(string?)call.Json("scope")?["type"] ?? "default"}/{call.Text("language_code")}";

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex Name();
}
