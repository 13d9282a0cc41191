using KtpBot.Simulator.Citizens;

namespace KtpBot.Simulator.Phone;

/// <summary>Body of <c>POST /sim/citizens</c>; number and Telegram id are made up when missing.</summary>
public sealed record NewCitizen(string Name, ChatChannel Channel, string? Number = null, long? TelegramId = null, string? Username = null);
