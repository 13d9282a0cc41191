using KtpBot.Core.Dialogs;
using KtpBot.Core.Messaging;
using KtpBot.Core.People;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Conversations.Calls;

/// <summary>Names a conversation to its own citizen: enough to know it again, not enough to learn a number or a name.</summary>
internal sealed class ChannelMask(TextBook texts)
{
    /// <summary>"WhatsApp ••••789, Telegram S••• A••••".</summary>
    public async Task<string> OfAsync(KtpBotDb db, IReadOnlyList<long> conversations, string language, CancellationToken cancellationToken)
    {
        var rows = await db.Conversations.AsNoTracking().Where(c => conversations.Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new { c.Channel, c.Address, c.DisplayName }).ToListAsync(cancellationToken);
        return string.Join(", ", rows.Select(row => Of(row.Channel, row.Address, row.DisplayName, language)));
    }

    private string Of(ChannelKind channel, string address, string? name, string language)
    {
        if (channel == ChannelKind.WebChat) return texts.Render("hubungkan.webchat", language);
        if (channel == ChannelKind.WhatsApp && address.Length > 6 && address.All(char.IsAsciiDigit)) return $"{channel} ••••{address[^3..]}";
        return string.IsNullOrWhiteSpace(name) ? channel.Name : $"{channel} {Dotted(name)}";
    }

    /// <summary>A masked name for messages and lists, where stars would print bold.</summary>
    public static string Dotted(string name) => Masks.Name(name).Replace('*', '•');
}
