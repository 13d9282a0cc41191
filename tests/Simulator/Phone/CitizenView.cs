using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Phone;

/// <summary>A citizen as the control API shows one.</summary>
public sealed record CitizenView(string Id, string Name, ChatChannel Channel, string Number, long TelegramId, string? Username, bool Blocked, long Rev)
{
    internal static CitizenView Of(Citizen c) => new(c.Id, c.Name, c.Channel, c.Number, c.TelegramId, c.Username, c.Blocked, c.Chat.Rev);
}
