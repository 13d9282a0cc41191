using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Privacy;
using KtpBot.Core.Registers;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Cases;

/// <summary>Opens a case: its number, its person, its row. The number's book is held first, so that two equal submissions meet there.</summary>
internal sealed class CaseOpening(OfficeProfile office, FieldCipher cipher)
{
    /// <summary>The case of an earlier, equal submission.</summary>
    public static Task<CaseFile?> EarlierAsync(KtpBotDb db, string submissionKey, CancellationToken cancellationToken) =>
        db.Cases.FirstOrDefaultAsync(c => c.SubmissionKey == submissionKey, cancellationToken);

    /// <summary>Why the applicant's own data cannot be a case, or null.</summary>
    /// <param name="input">The application.</param>
    /// <param name="needsKk">The service asks for the family card.</param>
    public static DeskRefused? Problem(SubmitCase input, bool needsKk) =>
        !IsSixteenDigits(input.Applicant.Nik) ? new DeskRefused(DeskRefusal.Incomplete, "NIK harus 16 angka. Periksa lagi angkanya.")
        : (needsKk || input.Applicant.Kk.Length > 0) && !IsSixteenDigits(input.Applicant.Kk) ? new DeskRefused(DeskRefusal.Incomplete, "Nomor KK harus 16 angka. Periksa lagi angkanya.")
        : string.IsNullOrWhiteSpace(input.Applicant.Name) ? new DeskRefused(DeskRefusal.Incomplete, "Nama pemohon belum diisi.")
        : null;

    /// <summary>Saves the new row, standing at no step yet; an equal submission that came first is returned instead.</summary>
    public async Task<(CaseFile File, bool IsNew)> OpenAsync(KtpBotDb db, SubmitCase input, Procedure procedure, DateTime now, CancellationToken cancellationToken)
    {
        var year = office.LocalTime(now).Year;
        await Numbering.HoldAsync(db, Numbering.Cases, year, cancellationToken);
        if (await EarlierAsync(db, input.SubmissionKey, cancellationToken) is { } earlier) return (earlier, false);
        var person = await FindOrAddAsync(db, input.Applicant, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var number = await Numbering.TakeAsync(db, Numbering.Cases, year, cancellationToken);
        var file = new CaseFile
        {
            OfficeId = office.Id,
            Number = CaseNumber.Of(office.CaseNumberPrefix, year, number),
            Service = input.Service,
            ProcedureId = procedure.Id,
            ProcedureVersion = procedure.Version,
            SubmissionKey = input.SubmissionKey,
            PersonId = person.Id,
            ConversationId = input.ConversationId,
            Details = CaseDetails.Write(input.Details),
            SubmittedAt = input.AppliedAt is { } before && before < now ? before : now,
        };
        db.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return (file, true);
    }

    /// <summary>
    /// One row per NIK. What the office already knows of a person is not overwritten by an unchecked application: anyone may type
    /// somebody else's NIK.
    /// </summary>
    private async Task<Person> FindOrAddAsync(KtpBotDb db, Applicant applicant, DateTime now, CancellationToken cancellationToken)
    {
        var index = cipher.OfNik(applicant.Nik);
        var known = await db.People.FirstOrDefaultAsync(p => p.NikIndex == index, cancellationToken);
        if (known is not null)
        {
            if (known.Kk is null && applicant.Kk.Length > 0) (known.Kk, known.KkIndex) = (applicant.Kk, cipher.OfKk(applicant.Kk));
            if (known.Phone is null && applicant.Phone is { } phone) (known.Phone, known.PhoneIndex) = (phone, cipher.OfPhone(phone));
            return known;
        }

        var person = new Person
        {
            OfficeId = office.Id,
            Nik = applicant.Nik,
            NikIndex = index,
            Kk = applicant.Kk.Length > 0 ? applicant.Kk : null,
            KkIndex = applicant.Kk.Length > 0 ? cipher.OfKk(applicant.Kk) : null,
            Name = applicant.Name.Trim().ToUpperInvariant(),
            Phone = applicant.Phone,
            PhoneIndex = applicant.Phone is null ? null : cipher.OfPhone(applicant.Phone),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(person);
        return person;
    }

    private static bool IsSixteenDigits(string text) => text.Length == 16 && text.All(char.IsAsciiDigit);
}
