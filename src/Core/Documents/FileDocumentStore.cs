using KtpBot.Core.Privacy;

namespace KtpBot.Core.Documents;

/// <summary>The store on a folder: one encrypted file per document, written beside and moved into place, so that a reader never sees half a file.</summary>
public sealed class FileDocumentStore(string directory, FieldCipher cipher) : IDocumentStore
{
    public async Task PutAsync(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(cipher.Seal(bytes.Span), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    public async Task<byte[]?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        return File.Exists(path) ? cipher.Open(await File.ReadAllBytesAsync(path, cancellationToken)) : null;
    }

    public Task EraseAsync(Guid id, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(id));
        return Task.CompletedTask;
    }

    public IEnumerable<Guid> WrittenBefore(DateTime moment)
    {
        if (!Directory.Exists(directory)) yield break;
        foreach (var path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            // A draft (.new) is no name of a document; a later write of the same one replaces it.
            if (Guid.TryParseExact(Path.GetFileName(path), "N", out var id) && File.GetLastWriteTimeUtc(path) < moment) yield return id;
        }
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(directory, name[..2], name);
    }
}
