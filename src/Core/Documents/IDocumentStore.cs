namespace KtpBot.Core.Documents;

/// <summary>Keeps file bytes encrypted. Put first, commit the <see cref="StoredFile"/> row after: a file without a row is swept away later, a row without a file never exists.</summary>
public interface IDocumentStore
{
    /// <summary>Writes durably before it returns.</summary>
    Task PutAsync(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The bytes, or null when they were erased or never stored.</summary>
    Task<byte[]?> GetAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Destroys the bytes; a missing file is a normal outcome.</summary>
    Task EraseAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Ids of the files that were last written before a moment (UTC), for sweeping; files that come or go meanwhile may or may not be among them.</summary>
    IEnumerable<Guid> WrittenBefore(DateTime moment);
}
