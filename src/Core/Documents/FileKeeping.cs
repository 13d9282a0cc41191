using System.Security.Cryptography;
using KtpBot.Core.Imaging;

namespace KtpBot.Core.Documents;

/// <summary>What else is known of a file that is kept.</summary>
/// <param name="ConversationId">Whose it is.</param>
/// <param name="Width">Pixels of a picture.</param>
/// <param name="Height">Pixels of a picture.</param>
/// <param name="Verdict">How a photo was judged.</param>
/// <param name="Look">What the photo looks like.</param>
public sealed record FileFacts(long? ConversationId = null, int? Width = null, int? Height = null, PhotoVerdict? Verdict = null, PhotoLook? Look = null);

/// <summary>Bytes and the row that tells what they are, in the order the store wants them.</summary>
public static class FileKeeping
{
    /// <summary>Writes the bytes under a new id and gives their row, which the caller commits.</summary>
    /// <param name="store">Where the bytes lie.</param>
    /// <param name="officeId">Whose office.</param>
    /// <param name="mimeType">By content.</param>
    /// <param name="bytes">Before encryption.</param>
    /// <param name="now">UTC.</param>
    /// <param name="facts">What else is known of it.</param>
    /// <param name="cancellationToken">Gives up before the bytes are whole.</param>
    public static async Task<StoredFile> KeepAsync(
        this IDocumentStore store, string officeId, string mimeType, ReadOnlyMemory<byte> bytes, DateTime now, FileFacts facts, CancellationToken cancellationToken)
    {
        var row = new StoredFile
        {
            Id = Guid.NewGuid(),
            OfficeId = officeId,
            MimeType = mimeType,
            Size = bytes.Length,
            Sha256 = SHA256.HashData(bytes.Span),
            Width = facts.Width,
            Height = facts.Height,
            PhotoVerdict = facts.Verdict,
            PhotoLook = facts.Look,
            ConversationId = facts.ConversationId,
            CreatedAt = now,
        };
        await store.PutAsync(row.Id, bytes, cancellationToken);
        return row;
    }
}
