using System.Globalization;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>Gives a station the pictures for a card, as long as it has the job to print it.</summary>
internal sealed class StationPictures(Database database, IDocumentStore documents)
{
    private static readonly string[] _inHand = [nameof(DeviceJobState.Claimed), nameof(DeviceJobState.Submitted), nameof(DeviceJobState.Printing)];

    /// <summary>The JPEG of the person, or null when the case has none or the job is not in this station's hand.</summary>
    public Task<byte[]?> PhotoAsync(long station, string jobId, CancellationToken cancellationToken) =>
        GetAsync(station, jobId, CaptureCodes.Photo, cancellationToken);

    /// <summary>The PNG of the signature, or null as above.</summary>
    public Task<byte[]?> SignatureAsync(long station, string jobId, CancellationToken cancellationToken) =>
        GetAsync(station, jobId, CaptureCodes.Signature, cancellationToken);

    private async Task<byte[]?> GetAsync(long station, string jobId, string requirement, CancellationToken cancellationToken)
    {
        if (!long.TryParse(jobId, CultureInfo.InvariantCulture, out var id))
            return null;
        await using var db = database.CreateDbContext();
        var caseId = await db.DeviceJobs
            .Where(j => j.Id == id && j.StationId == station && j.Kind == nameof(DeviceJobKind.PrintCard) && _inHand.Contains(j.State))
            .Select(j => (long?)j.CaseId)
            .SingleOrDefaultAsync(cancellationToken);
        var file = await db.CaseDocuments
            .Where(d => d.CaseId == caseId && d.Requirement == requirement && d.State == CaseDocumentState.Accepted && d.FileId != null)
            .OrderByDescending(d => d.Id)
            .Select(d => d.FileId)
            .FirstOrDefaultAsync(cancellationToken);
        return file is null ? null : await documents.GetAsync(file.Value, cancellationToken);
    }
}
