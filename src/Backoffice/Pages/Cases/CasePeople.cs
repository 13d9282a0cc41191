using System.Globalization;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Documents;
using KtpBot.Core.People;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Cases;

/// <summary>The applicant behind a case, masked or open, and what the application still lacks.</summary>
internal sealed class CasePeople(KtpBotDb db, RequirementBook requirements, ServiceLabels labels)
{
    private const string Hidden = "••••••";

    public async Task<ApplicantView> ReadAsync(long personId, bool reveal, CancellationToken cancellationToken)
    {
        var p = await db.People.AsNoTracking().SingleAsync(x => x.Id == personId, cancellationToken);
        return new ApplicantView(
            p.Name,
            reveal ? p.Nik : Masked.Nik(p.Nik),
            p.Kk is null ? null : reveal ? p.Kk : Masked.Nik(p.Kk),
            p.Phone is null ? null : reveal ? Phones.ForPeople(p.Phone) : Masked.Phone(p.Phone),
            reveal,
            ElementsOf(p).All(e => !string.IsNullOrEmpty(e.Value)) && p.Kk is not null,
            [.. ElementsOf(p).Where(e => !string.IsNullOrEmpty(e.Value)).Select(e => (e.Label, reveal || !e.Private ? e.Value! : Hidden))]);
    }

    /// <summary>Labels of required documents that are not there, or stand rejected.</summary>
    public IReadOnlyList<string> Missing(string service, IReadOnlyDictionary<string, string> details, IReadOnlyList<DocumentView> documents) =>
    [
        .. (requirements.For(service)?.Applying(details) ?? [])
            .Where(r => r.Way == DocumentWay.Photo && !documents.Any(d => d.Requirement == r.Id && d.State is not (CaseDocumentState.Rejected or CaseDocumentState.Replaced)))
            .Select(r => labels.Document(r.Id)),
    ];

    private static IEnumerable<(string Label, string? Value, bool Private)> ElementsOf(Person p)
    {
        yield return ("Tempat lahir", p.BirthPlace, true);
        yield return ("Tanggal lahir", DateText(p.BirthDate), true);
        yield return ("Jenis kelamin", p.Sex, false);
        yield return ("Golongan darah", p.BloodType, true);
        yield return ("Alamat", p.Address, true);
        yield return ("RT/RW", p.RtRw, true);
        yield return ("Kel/Desa", p.Village, false);
        yield return ("Kecamatan", p.District, false);
        yield return ("Agama", p.Religion, true);
        yield return ("Status perkawinan", p.MaritalStatus, true);
        yield return ("Pekerjaan", p.Occupation, true);
        yield return ("Kewarganegaraan", p.Citizenship, false);
    }

    private static string? DateText(string? iso) =>
        DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) : iso;
}
