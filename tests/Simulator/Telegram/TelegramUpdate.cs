using System.Text.Json.Nodes;

namespace KtpBot.Simulator.Telegram;

/// <summary>An update that the bot has not accepted yet.</summary>
internal sealed record TelegramUpdate(long Id, string CitizenId, JsonObject Json, Action? Accepted);
