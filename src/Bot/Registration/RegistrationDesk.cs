using KtpBot.Bot.Conversations;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Registration;

/// <summary>Makes the case of a form, through the desk and with the process's one writer, and its files known in the same commit.</summary>
internal sealed class RegistrationDesk(CommitQueue queue, CaseDesk desk, OfficeScope office)
{
    private const int Tries = 4;

    /// <summary>However often the same form comes, also twice at once, it is one case, with the files of the sending that was first.</summary>
    public async Task<DeskOutcome> SubmitAsync(SubmitCase input, IEnumerable<HeldFile> files)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await queue.WriteAsync(scope => new ValueTask<DeskOutcome>(ApplyAsync(scope.Db, input, [.. files])));
            }
            catch (Exception clash) when (left > 1 && StorageClash.Is(clash))
            {
                // Somebody else wrote the same person or number at this moment.
            }
        }
    }

    private async Task<DeskOutcome> ApplyAsync(KtpBotDb db, SubmitCase input, HeldFile[] files)
    {
        var outcome = await desk.ApplyAsync(db, input, CancellationToken.None);
        if (outcome is not DeskDone done) return outcome;
        var ids = files.Select(f => f.Id).ToList();
        var wanted = await db.CaseDocuments.Where(d => d.CaseId == done.CaseId && d.FileId != null && ids.Contains(d.FileId.Value) && !db.StoredFiles.Any(f => f.Id == d.FileId))
            .Select(d => d.FileId!.Value).ToListAsync();
        foreach (var file in files.Where(f => wanted.Contains(f.Id)))
        {
            db.StoredFiles.Add(new StoredFile
            {
                Id = file.Id,
                OfficeId = office.OfficeId,
                MimeType = file.MimeType,
                Size = file.Size,
                Sha256 = file.Sha256,
                Width = file.Width,
                Height = file.Height,
                PhotoVerdict = file.Verdict,
                PhotoLook = file.Look,
                CreatedAt = file.At,
            });
        }

        await db.SaveChangesAsync();
        return outcome;
    }
}
