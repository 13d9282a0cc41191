using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;

namespace KtpBot.Testing.Data;

public sealed partial class TestData
{
    /// <summary>A stored conversation; every call makes another citizen unless the address is given.</summary>
    public Task<Conversation> ConversationAsync(ChannelKind? on = null, string? address = null)
    {
        var channel = on ?? ChannelKind.Telegram;
        address ??= $"62812000{Next():00000}";
        return SavedAsync(new Conversation
        {
            OfficeId = OfficeId,
            Channel = channel,
            Address = address,
            AddressIndex = database.Cipher.OfAddress(channel, address),
            DisplayName = "Siti",
            Language = "id",
            CreatedAt = now,
        });
    }
}
