using System.Globalization;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Offices;
using KtpBot.Core.People;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>Writes the order that a station receives: no more of the person than the device needs.</summary>
internal sealed class StationOrders(OfficeProfile office, StationDeskOptions options, TimeProvider time)
{
    /// <summary>The order for a claimed job. A card whose words are incomplete goes out without them, and the station reports it as such.</summary>
    public async Task<StationJob> WriteAsync(KtpBotDb db, DeviceJob job, CancellationToken cancellationToken)
    {
        var file = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == job.CaseId, cancellationToken);
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        var order = new StationJob
        {
            JobId = job.Id.ToString(CultureInfo.InvariantCulture),
            AttemptId = job.AttemptId!.Value.ToString(),
            Kind = Enum.Parse<DeviceJobKind>(job.Kind),
            CaseNumber = file.Number,
        };
        return order.Kind switch
        {
            DeviceJobKind.CapturePhoto => order with { Photo = PhotoOf(BirthYearOf(person)) },
            DeviceJobKind.CaptureFingerprints => order with
            {
                Fingerprints = new FingerprintTask { Exceptions = [], RequiredQuality = options.FingerprintQuality },
            },
            DeviceJobKind.CaptureSignature => order,
            DeviceJobKind.PrintCard => order with { Card = await CardOfAsync(db, job.CaseId, person, cancellationToken) },
        };
    }

    private static PhotoTask PhotoOf(int birthYear) => new() { BirthYear = birthYear, Background = PhotoBackgroundRule.For(birthYear) };

    private async Task<CardTask?> CardOfAsync(KtpBotDb db, long caseId, Person person, CancellationToken cancellationToken)
    {
        if (TextOf(person) is not { } text)
            return null;
        var hasSignature = await db.CaseDocuments.AnyAsync(
            d => d.CaseId == caseId && d.Requirement == CaptureCodes.Signature && d.State == CaseDocumentState.Accepted && d.FileId != null, cancellationToken);
        return new CardTask { Text = text, Specimen = options.Specimen, HasSignature = hasSignature };
    }

    private CardFaceText? TextOf(Person person)
    {
        // Only the card of a WNI is valid for life (UU 24/2013 article 64); when an ITAP ends is not recorded yet, so no such card is ordered.
        if (person.Citizenship is not "WNI" || BirthDateOf(person) is not { } birthDate)
            return null;
        if (person is not { BirthPlace: { } birthPlace, Sex: { } sex, Address: { } address, RtRw: { } rtRw, Village: { } village, District: { } district })
            return null;
        if (person is not { Religion: { } religion, MaritalStatus: { } maritalStatus, Occupation: { } occupation })
            return null;
        return new CardFaceText
        {
            Province = office.Province.ToUpperInvariant(),
            Regency = office.Regency.ToUpperInvariant(),
            Nik = person.Nik,
            Name = person.Name,
            BirthPlace = birthPlace,
            BirthDate = birthDate,
            Sex = sex,
            BloodType = string.IsNullOrWhiteSpace(person.BloodType) ? "-" : person.BloodType,
            Address = address,
            RtRw = rtRw,
            Village = village,
            District = district,
            Religion = religion,
            MaritalStatus = maritalStatus,
            Occupation = occupation,
            Citizenship = person.Citizenship,
            ValidUntil = "SEUMUR HIDUP",
            IssuedPlace = WithoutKind(office.Regency.ToUpperInvariant()),
            IssuedOn = office.DateAt(time.GetUtcNow().UtcDateTime),
        };
    }

    // Digits 11 and 12 of a NIK are the year without its century; whether it is even, which decides the background, is the same
    // in both centuries.
    private static int BirthYearOf(Person person) =>
        BirthDateOf(person)?.Year ?? 2000 + int.Parse(person.Nik.AsSpan(10, 2), CultureInfo.InvariantCulture);

    private static DateOnly? BirthDateOf(Person person) =>
        DateOnly.TryParseExact(person.BirthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string WithoutKind(string regency)
    {
        foreach (var kind in new[] { "KABUPATEN ", "KOTA " })
        {
            if (regency.StartsWith(kind, StringComparison.Ordinal))
                return regency[kind.Length..];
        }

        return regency;
    }
}
