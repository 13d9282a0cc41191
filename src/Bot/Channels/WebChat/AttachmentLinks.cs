using System.Globalization;
using KtpBot.Bot.Channels.WebChat.DirectLine;
using KtpBot.Bot.Channels.WebChat.Tokens;

namespace KtpBot.Bot.Channels.WebChat;

/// <summary>Gives stored files an address that one reader may use for a while.</summary>
/// <param name="tokens">Signs the address.</param>
/// <param name="baseUrl">This server as the reader sees it, without a slash at the end.</param>
internal sealed class AttachmentLinks(ChatTokens tokens, string baseUrl)
{
    public const string Path = "/v3/directline/attachments/";

    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>What a client gets for these rows; <paramref name="after"/> is the watermark when there are none.</summary>
    public ActivitySet SetOf(IReadOnlyList<LoggedActivity> rows, int after) => new(
        [.. rows.Select(WithAddresses)],
        (rows.Count == 0 ? after : rows[^1].Sequence).ToString(CultureInfo.InvariantCulture));

    /// <summary>The id of the file behind a stored attachment, or null for one that is not ours.</summary>
    public static Guid? FileOf(Attachment attachment) =>
        attachment.ContentUrl is { } url && url.StartsWith(ActivityWriting.FileScheme, StringComparison.Ordinal)
            && Guid.TryParseExact(url.AsSpan(ActivityWriting.FileScheme.Length), "N", out var id) ? id : null;

    private Activity WithAddresses(LoggedActivity row) => row.Activity.Attachments is not { Count: > 0 } files
        ? row.Activity
        : row.Activity with { Attachments = [.. files.Select(file => FileOf(file) is { } id ? WithAddress(file, AddressOf(id, row)) : file)] };

    // Web Chat draws a citizen's own picture as a picture only where it has a thumbnail, and as a bare file name otherwise.
    private static Attachment WithAddress(Attachment file, string address) => file with
    {
        ContentUrl = address,
        ThumbnailUrl = file.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) is true ? address : null,
    };

    private string AddressOf(Guid id, LoggedActivity row) =>
        $"{baseUrl}{Path}{id:N}?t={tokens.Issue(ChatTokenUse.File, row.ChatId, Life, sequence: row.Sequence)}";
}
