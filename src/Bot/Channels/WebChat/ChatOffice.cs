namespace KtpBot.Bot.Channels.WebChat;

/// <summary>What the page says about the office.</summary>
/// <param name="Name">As people say it: "Kantor Desa Kwangsan".</param>
internal sealed record ChatOffice(string Name);
