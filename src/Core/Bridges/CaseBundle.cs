using System.Globalization;
using System.IO.Compression;
using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Bridges;

/// <summary>A document of the bundle.</summary>
/// <param name="FileId">Its bytes.</param>
/// <param name="DocumentId">Its row.</param>
/// <param name="Requirement">What it is.</param>
/// <param name="Name">Its file's name: order and kind, nothing of the person.</param>
/// <param name="Size">Bytes as stored.</param>
/// <param name="IsShrunk">It is too heavy and is made smaller on its way out.</param>
public sealed record BundlePart(Guid FileId, long DocumentId, string Requirement, string Name, long Size, bool IsShrunk);

/// <summary>
/// The documents of a case as one download, in the order and under the names that an application outside wants. Written straight to the
/// one who asked: one document at a time is in memory, and nothing lies on disk in clear.
/// </summary>
public static class CaseBundle
{
    public const string MimeType = "application/zip";

    /// <summary>Longer sides to try, until a picture is light enough; 1,600 pixels still show the small print of a family card.</summary>
    private static readonly int[] Sides = [2400, 2000, 1600, 1280];

    private const int Quality = 82;

    /// <summary>What is there now: received or accepted, with its file, in the order of the uploads.</summary>
    public static async Task<IReadOnlyList<BundlePart>> PartsAsync(KtpBotDb db, long caseId, BridgeUploads uploads, CancellationToken cancellationToken)
    {
        var rows = await db.CaseDocuments.AsNoTracking()
            .Where(d => d.CaseId == caseId && (d.State == CaseDocumentState.Received || d.State == CaseDocumentState.Accepted))
            .Join(db.StoredFiles.Where(f => f.ErasedAt == null), d => d.FileId, f => f.Id, (d, f) => new { d.Id, d.Requirement, FileId = f.Id, f.MimeType, f.Size })
            .OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var parts = new List<BundlePart>();
        foreach (var (requirement, name) in uploads.Documents)
        {
            foreach (var row in rows.Where(r => r.Requirement == requirement))
            {
                var shrunk = row.MimeType is "image/jpeg" or "image/png" && row.Size > uploads.MostKilobytes * 1024L;
                var ending = row.MimeType switch { "image/png" when !shrunk => "png", "image/png" or "image/jpeg" => "jpg", "application/pdf" => "pdf", _ => "bin" };
                parts.Add(new BundlePart(row.FileId, row.Id, requirement, string.Create(CultureInfo.InvariantCulture, $"{parts.Count + 1:00}_{name}.{ending}"), row.Size, shrunk));
            }
        }

        return parts;
    }

    /// <summary>Writes the bundle as a ZIP file; a document that was destroyed meanwhile is left out.</summary>
    public static async Task WriteAsync(Stream to, IReadOnlyList<BundlePart> parts, IDocumentStore store, BridgeUploads uploads, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var patient = new PatientStream(to);
        var zip = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using (zip.ConfigureAwait(false))
        {
            foreach (var part in parts)
            {
                if (await store.GetAsync(part.FileId, cancellationToken) is not { } bytes) continue;

                // Photos and PDF files are compressed already.
                var entry = zip.CreateEntry(part.Name, CompressionLevel.NoCompression);
                entry.LastWriteTime = now;
                await using var stream = await entry.OpenAsync(cancellationToken);
                await stream.WriteAsync(part.IsShrunk ? Light(bytes, uploads.MostKilobytes * 1024) : bytes, cancellationToken);
            }
        }

        await patient.FlushAsync(cancellationToken);
    }

    private static byte[] Light(byte[] bytes, int most)
    {
        var smallest = bytes;
        foreach (var side in Sides)
        {
            if (Thumbnail.Jpeg(bytes, side, Quality) is not { } smaller) return smallest; // No picture we can read: as it is.
            if (smaller.Length < smallest.Length) smallest = smaller;
            if (smallest.Length <= most) break;
        }

        return smallest;
    }
}
