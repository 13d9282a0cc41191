using KtpBot.Core.Messaging;
using Microsoft.AspNetCore.Builder;

namespace KtpBot.Bot.Tests.Channels.Payloads;

/// <summary>What the runner must know of a channel: everything else is in its folder of payloads.</summary>
/// <param name="Kind">The channel.</param>
/// <param name="Folder">Its folder below tests/KtpBot.Bot.Tests/Channels.</param>
/// <param name="Path">Where its webhook lies.</param>
/// <param name="Secrets">Tokens that may stand in no log.</param>
internal sealed record ChannelUnderTest(ChannelKind Kind, string Folder, string Path, string[] Secrets)
{
    /// <summary>The host's settings; {far} stands for the far side's root.</summary>
    public required (string Key, string Value)[] Settings { get; init; }

    /// <summary>Adds a good or a wrong signature to a webhook.</summary>
    public required Action<HttpRequestMessage, byte[], bool> Sign { get; init; }

    /// <summary>What the far side answers when all is well; by path.</summary>
    public required Func<string, string> OrdinaryAnswer { get; init; }

    /// <summary>The registration line of a channel that the host does not know by itself.</summary>
    public Action<WebApplicationBuilder>? Register { get; init; }
}
