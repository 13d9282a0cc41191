using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KtpBot.Core.Cases;
using KtpBot.Core.Devices;
using KtpBot.Core.Documents;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.StationDesk;

/// <summary>
/// Takes what stations report. Every report carries its attempt and may arrive twice; the second time it is answered as the
/// first and changes nothing. Only a final result goes to the case, through the desk.
/// </summary>
internal sealed class StationReports(Database database, CaseDesk desk, IDocumentStore documents, TimeProvider time, ILogger<StationReports> log)
{
    private const int Tries = 5;

    /// <summary>Moves the job's row forward; a late or repeated report leaves it as it is.</summary>
    public async Task<StationAnswer> TakeProgressAsync(long station, string jobId, StationProgress progress, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        if (await FindAsync(db, station, jobId, progress.AttemptId, cancellationToken) is not { } job)
            return new StationAnswer { Verdict = StationVerdict.Superseded };
        var kind = Enum.Parse<DeviceJobKind>(job.Kind);
        var now = Enum.Parse<DeviceJobState>(job.State);
        if (DeviceJobMoves.IsOverForStation(now))
            return new StationAnswer { Verdict = StationVerdict.Duplicate, CancelRequested = now is DeviceJobState.Cancelled };
        var moves = DeviceJobMoves.CanMove(kind, now, progress.State) && !DeviceJobMoves.IsOverForStation(progress.State);
        var (code, text) = (progress.Obstacle?.Code.ToString(), progress.Obstacle?.OperatorText);
        if (!moves && (progress.State != now || (job.ErrorCode == code && job.Error == text)))
            return new StationAnswer { Verdict = StationVerdict.Duplicate };
        var next = moves ? progress.State.ToString() : job.State;
        await db.DeviceJobs.Where(j => j.Id == job.Id && j.Version == job.Version).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.State, next)
                .SetProperty(j => j.ErrorCode, code)
                .SetProperty(j => j.Error, text)
                .SetProperty(j => j.UpdatedAt, time.GetUtcNow().UtcDateTime)
                .SetProperty(j => j.Version, j => j.Version + 1),
            cancellationToken);
        return new StationAnswer { Verdict = StationVerdict.Accepted };
    }

    /// <summary>
    /// Stores the files, then tells the desk and keeps the result in one commit. Null when it cannot be taken now; the station
    /// keeps its copy and tries again.
    /// </summary>
    public async Task<StationResultAnswer?> TakeResultAsync(long station, string jobId, StationUpload upload, CancellationToken cancellationToken)
    {
        await using (var db = database.CreateDbContext())
        {
            if (Answered(await FindAsync(db, station, jobId, upload.Result.AttemptId, cancellationToken), upload) is { } answer)
                return answer;
        }

        // The files lie in the store before any transaction begins: no other writer waits for a disk full of fingerprints.
        var files = upload.Artifacts.ToDictionary(artifact => artifact.Name, artifact => IdOf(upload.Result.AttemptId, artifact));
        foreach (var artifact in upload.Artifacts)
            await documents.PutAsync(files[artifact.Name], artifact.Content, cancellationToken);
        for (var left = Tries; left > 0; left--)
        {
            try
            {
                return await CommitAsync(station, jobId, upload, files, cancellationToken);
            }
            catch (Exception clash) when (StorageClash.Is(clash) && left > 1)
            {
                // Somebody changed the case at the same moment: look again at what is there now.
            }
        }

        return null;
    }

    private async Task<StationResultAnswer?> CommitAsync(
        long station, string jobId, StationUpload upload, Dictionary<string, Guid> files, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var job = await FindAsync(db, station, jobId, upload.Result.AttemptId, cancellationToken);
        if (Answered(job, upload) is { } answer)
            return answer;
        var rows = RowsOf(db.OfficeId, upload, files);
        db.StoredFiles.AddRange(rows);
        job!.Result = JsonSerializer.SerializeToUtf8Bytes(new StoredCapture(upload.Result, files), StoredCaptureJson.Default.StoredCapture);
        if (await desk.ApplyAsync(db, InputOf(station, job, upload, files), cancellationToken) is DeskRefused refused)
        {
            StationDeskLog.Refused(log, job.Id, refused.Reason);
            return null;
        }

        // The case ended while the device worked: the desk took the job back, and nothing of the capture is kept.
        if (job.State == nameof(DeviceJobState.Cancelled))
        {
            db.StoredFiles.RemoveRange(rows);
            job.Result = null;
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            foreach (var file in files.Values)
                await documents.EraseAsync(file, cancellationToken);
            return new StationResultAnswer { Verdict = StationVerdict.Superseded, StoredSha256 = [] };
        }

        await transaction.CommitAsync(cancellationToken);
        StationDeskLog.Taken(log, job.Id, upload.Result.State);
        return new StationResultAnswer { Verdict = StationVerdict.Accepted, StoredSha256 = [.. upload.Result.Artifacts.Select(a => a.Sha256)] };
    }

    // Null while the report is still wanted.
    private static StationResultAnswer? Answered(DeviceJob? job, StationUpload upload) =>
        job is null || !MayEnd(job, upload.Result) ? new StationResultAnswer { Verdict = StationVerdict.Superseded, StoredSha256 = [] }
        : DeviceJobMoves.IsOverForStation(Enum.Parse<DeviceJobState>(job.State)) ? Repeated(job, upload)
        : null;

    private static bool MayEnd(DeviceJob job, StationResult result)
    {
        var (kind, state) = (Enum.Parse<DeviceJobKind>(job.Kind), Enum.Parse<DeviceJobState>(job.State));
        return DeviceJobMoves.IsOverForStation(state)
            || (DeviceJobMoves.IsOverForStation(result.State) && result.State is not DeviceJobState.CheckedByStaff
                && (DeviceJobMoves.CanMove(kind, state, result.State) || result.State is DeviceJobState.Cancelled));
    }

    private static async Task<DeviceJob?> FindAsync(KtpBotDb db, long station, string jobId, string attemptId, CancellationToken cancellationToken) =>
        long.TryParse(jobId, CultureInfo.InvariantCulture, out var id) && Guid.TryParse(attemptId, out var attempt)
            ? await db.DeviceJobs.SingleOrDefaultAsync(j => j.Id == id && j.StationId == station && j.AttemptId == attempt, cancellationToken)
            : null;

    // What is already kept is acknowledged; a file that is not among it stays with the station, which is then told apart.
    private static StationResultAnswer Repeated(DeviceJob job, StationUpload upload)
    {
        var kept = job.Result is null ? null : JsonSerializer.Deserialize(job.Result, StoredCaptureJson.Default.StoredCapture);
        return kept is null
            ? new StationResultAnswer { Verdict = StationVerdict.Superseded, StoredSha256 = [] }
            : new StationResultAnswer
            {
                Verdict = kept.Result.Artifacts.SequenceEqual(upload.Result.Artifacts) ? StationVerdict.Duplicate : StationVerdict.Superseded,
                StoredSha256 = [.. kept.Result.Artifacts.Select(a => a.Sha256)],
            };
    }

    private List<StoredFile> RowsOf(string officeId, StationUpload upload, Dictionary<string, Guid> files) =>
    [
        .. upload.Artifacts.Select(artifact => new StoredFile
        {
            Id = files[artifact.Name],
            OfficeId = officeId,
            MimeType = artifact.ContentType,
            Size = artifact.Content.Length,
            Sha256 = SHA256.HashData(artifact.Content),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        }),
    ];

    private static DeviceReported InputOf(long station, DeviceJob job, StationUpload upload, Dictionary<string, Guid> files)
    {
        var succeeded = upload.Result.State is DeviceJobState.Done or DeviceJobState.ConfirmedByPrinter;
        return new DeviceReported(
            job.CaseId,
            Actor.Station(station),
            job.Id,
            job.AttemptId!.Value,
            succeeded,
            upload.Result.Failure?.Code.ToString(),
            upload.Result.Failure?.OperatorText,
            [.. files.Where(file => CaptureCodes.For(file.Key) is not null).Select(file => new SentDocument(CaptureCodes.For(file.Key)!, file.Value))]);
    }

    // The same file of the same attempt always has the same id: a try that was cut off leaves nothing behind that the next one
    // does not overwrite.
    private static Guid IdOf(string attemptId, DeviceArtifact artifact) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{attemptId}/{artifact.Name}")).AsSpan(0, 16));
}
