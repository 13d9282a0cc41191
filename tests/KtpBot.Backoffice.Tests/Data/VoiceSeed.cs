using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Complaints;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using KtpBot.Core.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Backoffice.Tests.Data;

/// <summary>Complaints and survey answers as the bot leaves them.</summary>
public sealed class VoiceSeed(RunningBackoffice office)
{
    private static int _cases;

    public DateTime Now { get; } = office.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    private OfficeProfile Profile => office.Services.GetRequiredService<OfficeProfile>();

    private FieldCipher Cipher => office.Services.GetRequiredService<FieldCipher>();

    public async Task<Complaint> ComplaintAsync(long conversationId, bool anonymous = false, ComplaintKind kind = ComplaintKind.Levy, TimeSpan? ago = null, Guid? proof = null)
    {
        await using var db = office.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var draft = new ComplaintDraft(kind, anonymous, "Uangnya diminta di <depan> loket", "Pak Anu", "Balai desa", "kemarin", "50 ribu", null, "Siti 0812", proof);
        var complaint = await new ComplaintDesk(Profile, Cipher).FileAsync(db, draft, conversationId, "id", Now - (ago ?? TimeSpan.Zero), CancellationToken.None);
        await transaction.CommitAsync();
        return complaint!;
    }

    public async Task<Guid> PhotoAsync(byte[] bytes)
    {
        var id = Guid.NewGuid();
        await office.Services.GetRequiredService<IDocumentStore>().PutAsync(id, bytes, CancellationToken.None);
        await using var db = office.OpenDatabase();
        db.Add(new StoredFile { Id = id, OfficeId = db.OfficeId, MimeType = "image/jpeg", Size = bytes.Length, Sha256 = new byte[32], CreatedAt = Now });
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>A survey with these nine answers, or fewer: then it was stopped midway.</summary>
    public async Task SurveyAsync(string service, IReadOnlyList<int> answers, string? remark = null, DateTime? at = null, string? sex = null)
    {
        var day = at ?? Now;
        await using var db = office.OpenDatabase();
        var response = new SurveyResponse { OfficeId = db.OfficeId, CaseKey = Cipher.OfSurvey(1_000_000 + Interlocked.Increment(ref _cases)), Service = service, StartedAt = day };
        for (var i = 0; i < answers.Count; i++) response.Answer(i + 1, answers[i]);
        if (answers.Count == 9) response.FinishedAt = day;
        (response.Remark, response.Sex) = (remark, sex);
        db.Add(response);
        await db.SaveChangesAsync();
    }

    public async Task<Complaint> ReadAsync(long id)
    {
        await using var db = office.OpenDatabase();
        return await db.Complaints.AsNoTracking().SingleAsync(c => c.Id == id);
    }
}
