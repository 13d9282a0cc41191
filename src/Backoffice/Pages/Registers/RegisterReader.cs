using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Backoffice.Time;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Registers;

/// <summary>Reads the book of handed-over cards, month by month in the office's zone.</summary>
internal sealed class RegisterReader(KtpBotDb db, OfficeProfile office, OfficeClock clock)
{
    /// <summary>The month of a "yyyy-MM" word, or the present one.</summary>
    public DateOnly MonthOf(string? word) =>
        DateOnly.TryParseExact(word + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var month)
            ? month
            : new DateOnly(clock.Today.Year, clock.Today.Month, 1);

    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var (from, until) = (office.Calendar.ToUtc(month, TimeOnly.MinValue), office.Calendar.ToUtc(month.AddMonths(1), TimeOnly.MinValue));
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
