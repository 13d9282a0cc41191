using KtpBot.Core.Messaging;
using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows in which citizens and the office talk, and what went over the channels.</summary>
internal static class MessagingModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher)
    {
        modelBuilder.Entity<Conversation>(e =>
        {
            e.Property(x => x.Address).IsSealed(cipher);
            e.Property(x => x.DisplayName).IsSealedOrNull(cipher);
            e.Property(x => x.Session).IsSealedOrNull(cipher);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.OfficeId, x.AddressIndex }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.Owner });
            e.HasIndex(x => x.WakeAt).HasFilter("\"WakeAt\" IS NOT NULL");
            e.HasIndex(x => x.CitizenId).HasFilter("\"CitizenId\" IS NOT NULL");
        });
        modelBuilder.Entity<InboxMessage>(e =>
        {
            e.Property(x => x.Content).IsSealed(cipher);
            e.HasIndex(x => new { x.OfficeId, x.Channel, x.ExternalId }).IsUnique();
            e.HasIndex(x => x.ConversationId);
            e.HasIndex(x => x.State).HasFilter("\"State\" = 'Received'");
            e.Property(x => x.IsPrivate).HasDefaultValue(false);
            e.HasIndex(x => x.ReceivedAt).HasFilter("\"IsPrivate\"");
        });
        modelBuilder.Entity<OutboxMessage>(e =>
        {
            e.Property(x => x.Content).IsSealed(cipher);
            e.HasIndex(x => x.ConversationId);
            e.HasIndex(x => x.State).HasFilter("\"State\" = 'Pending'");
            e.HasIndex(x => x.ExternalId).HasFilter("\"ExternalId\" IS NOT NULL");
            e.Property(x => x.WindowClosed).HasDefaultValue(false);
            e.Property(x => x.IsPrivate).HasDefaultValue(false);
            e.HasIndex(x => x.CreatedAt).HasFilter("\"IsPrivate\"");
            e.HasIndex(x => new { x.OfficeId, x.StateAt }).HasFilter("\"State\" = 'Failed'");
            e.HasIndex(x => x.HeldAt).HasFilter("\"HeldAt\" IS NOT NULL");
            e.HasIndex(x => new { x.OfficeId, x.DedupKey }).IsUnique().HasFilter("\"DedupKey\" IS NOT NULL");
        });
        modelBuilder.Entity<WebChatActivity>(e =>
        {
            e.Property(x => x.Activity).IsSealed(cipher);
            e.HasIndex(x => new { x.OfficeId, x.ChatId, x.Sequence }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.ChatId, x.ActivityKey }).IsUnique();
        });
        modelBuilder.Entity<ChannelExchange>(e =>
        {
            e.Property(x => x.Request).IsSealedOrNull(cipher);
            e.Property(x => x.Response).IsSealedOrNull(cipher);
            e.HasIndex(x => new { x.OfficeId, x.Subject });
            e.HasIndex(x => x.At);
        });
        modelBuilder.Entity<ChannelAlarm>(e =>
            e.HasIndex(x => new { x.OfficeId, x.Channel, x.Code }).IsUnique().HasFilter("\"ClosedAt\" IS NULL"));
        modelBuilder.Entity<LinkCode>(e => e.HasIndex(x => new { x.OfficeId, x.CodeHash }));
        modelBuilder.Entity<ProofTry>(e => e.HasIndex(x => new { x.OfficeId, x.At }));
    }
}
