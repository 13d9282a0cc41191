using System.Collections.Concurrent;
using KtpBot.Core.Documents;

namespace KtpBot.Bot.Tests.Channels;

/// <summary>A document store without a disk.</summary>
internal sealed class MemoryFiles : IDocumentStore
{
    private readonly ConcurrentDictionary<Guid, byte[]> _files = new();

    public Guid Put(byte[] bytes)
    {
        var id = Guid.NewGuid();
        _files[id] = bytes;
        return id;
    }

    public Task PutAsync(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _files[id] = bytes.ToArray();
        return Task.CompletedTask;
    }

    public Task<byte[]?> GetAsync(Guid id, CancellationToken cancellationToken) => Task.FromResult(_files.GetValueOrDefault(id));

    public Task EraseAsync(Guid id, CancellationToken cancellationToken)
    {
        _files.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public IEnumerable<Guid> WrittenBefore(DateTime moment) => [];
}
