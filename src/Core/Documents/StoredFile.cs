using KtpBot.Core.Imaging;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Documents;

/// <summary>A file in the encrypted store; the bytes lie beside the database, this row tells what they are.</summary>
public sealed class StoredFile : IOfficeRow
{
    public required Guid Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>By content, for example image/jpeg or application/pdf.</summary>
    public required string MimeType { get; init; }

    /// <summary>Bytes before encryption.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the stored bytes before encryption.</summary>
    public required byte[] Sha256 { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>How a photo was judged when it came; null for other files and for photos from before.</summary>
    public PhotoVerdict? PhotoVerdict { get; init; }

    /// <summary>What the photo looks like.</summary>
    public PhotoLook? PhotoLook { get; init; }

    public long? ConversationId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When the bytes were destroyed; the row stays as proof.</summary>
    public DateTime? ErasedAt { get; set; }
}
