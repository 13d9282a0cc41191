namespace KtpBot.Bot.Channels.WebChat;

/// <summary>A file as it came from the browser; type and name are only announced, the content is checked by who fetches it.</summary>
internal sealed record UploadedFile(byte[] Bytes, string MimeType, string? FileName);
