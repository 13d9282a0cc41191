using KtpBot.Core.Privacy;

namespace KtpBot.Core.Documents;

/// <summary>The store on a folder: one encrypted file per document, written beside and moved into place, so that a reader never sees half a file.</summary>
public sealed class FileDocumentStore(string directory, FieldCipher cipher) : IDocumentStore
{
    private const string Draft = ".new";

    public async Task PutAsync(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}{Draft}"; // The same document may be written twice at once: a delivery that is repeated while the first is worked on.
        try
        {
            var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(cipher.Seal(bytes.Span), cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft); // Nothing is left of one that was moved; what went wrong leaves no half a file.
        }
    }

    public async Task<byte[]?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        return File.Exists(path) ? cipher.Open(await File.ReadAllBytesAsync(path, cancellationToken)) : null;
    }

    public Task EraseAsync(Guid id, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return Task.CompletedTask;
        File.Delete(path);
        foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*")) File.Delete(draft);
        return Task.CompletedTask;
    }

    public IEnumerable<Guid> WrittenBefore(DateTime moment)
    {
        if (!Directory.Exists(directory)) yield break;
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            // What a power cut left of a write bears the document's name in front: it goes when nobody knows the document.
            if (Guid.TryParseExact(Path.GetFileName(path).Split('.')[0], "N", out var id) && File.GetLastWriteTimeUtc(path) < moment) yield return id;
        }
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(directory, name[..2], name);
    }
}
