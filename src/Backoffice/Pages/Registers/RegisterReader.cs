using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>Reads the book of handed-over cards, month by month in the office's zone.</summary>
internal sealed class RegisterReader(KtpBotDb db, OfficeClock clock)
{
    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var (from, until) = clock.MonthSpan(month, month);
        var rows = await db.RegisterEntries.Where(r => r.Register == SopEngine.HandOverRegister && r.At >= from && r.At < until).OrderBy(r => r.Year).ThenBy(r => r.Number)
            .Join(db.Cases, r => r.CaseId, c => c.Id, (r, c) => new { r, c.Number, c.PersonId })
            .Select(x => new
            {
                x.r.Id,
                x.r.Number,
                x.r.At,
                x.r.CaseId,
                CaseNumber = x.Number,
                Owner = db.People.Where(p => p.Id == x.PersonId).Select(p => new { p.Name, p.Nik }).Single(),
                x.r.ReceivedBy,
                x.r.Relation,
                x.r.SignatureFileId,
                Officer = db.Officers.Where(o => o.Id == x.r.OfficerId).Select(o => o.DisplayName).SingleOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(r => r.At).Select(r => new RegisterLine(
                r.Number, r.At, r.CaseId, r.CaseNumber, r.Owner.Name, Masked.Nik(r.Owner.Nik), r.ReceivedBy ?? "", RelationWords.Label(r.Relation ?? ""),
                r.Officer ?? "", r.SignatureFileId is not null, r.Id)),
        ];
    }
}
