using KtpBot.Core.Messaging;
using Microsoft.AspNetCore.WebUtilities;

namespace KtpBot.Backoffice.Pages.Channels;

/// <summary>Addresses of the channels' pages.</summary>
internal static class ChannelLinks
{
    public const string List = "/kanal";

    /// <summary>The messages that failed for one cause.</summary>
    public static string Failed(ChannelKind channel, string? code) => QueryHelpers.AddQueryString($"{List}/{channel.Name}/gagal", "sebab", code ?? "");
}
