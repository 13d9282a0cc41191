using KtpBot.Core.Complaints;
using KtpBot.Core.Privacy;
using KtpBot.Core.Surveys;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>The rows in which citizens judge the office: complaints and the satisfaction survey.</summary>
internal static class VoiceModel
{
    public static void Build(ModelBuilder modelBuilder, FieldCipher cipher)
    {
        modelBuilder.Entity<Complaint>(e =>
        {
            e.Property(x => x.Words).IsSealedOrNull(cipher);
            e.Property(x => x.Who).IsSealedOrNull(cipher);
            e.Property(x => x.Place).IsSealedOrNull(cipher);
            e.Property(x => x.Moment).IsSealedOrNull(cipher);
            e.Property(x => x.Amount).IsSealedOrNull(cipher);
            e.Property(x => x.CaseNumber).IsSealedOrNull(cipher);
            e.Property(x => x.Contact).IsSealedOrNull(cipher);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.OfficeId, x.Number }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.DayKey });
            e.HasIndex(x => new { x.OfficeId, x.State, x.FinishBy });
            e.HasIndex(x => x.ConversationId).HasFilter("\"ConversationId\" IS NOT NULL");
        });
        modelBuilder.Entity<ComplaintReply>(e =>
        {
            e.Property(x => x.Words).IsSealed(cipher);
            e.HasIndex(x => x.ComplaintId);
        });
        modelBuilder.Entity<SurveyResponse>(e =>
        {
            e.Property(x => x.Sex).IsSealedOrNull(cipher);
            e.Property(x => x.AgeGroup).IsSealedOrNull(cipher);
            e.Property(x => x.Education).IsSealedOrNull(cipher);
            e.Property(x => x.Occupation).IsSealedOrNull(cipher);
            e.Property(x => x.Remark).IsSealedOrNull(cipher);
            e.HasIndex(x => new { x.OfficeId, x.CaseKey }).IsUnique();
            e.HasIndex(x => new { x.OfficeId, x.FinishedAt });
        });
    }
}
