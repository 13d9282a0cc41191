using KtpBot.Core.Privacy;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Jobs;

/// <summary>The station's folder, held by one process at a time: two would claim and print against each other.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    public DataFolder(IOptions<DevicesOptions> options)
    {
        Directory = System.IO.Path.GetFullPath(options.Value.DataDirectory);
        System.IO.Directory.CreateDirectory(Directory);
        try
        {
            _lock = new FileStream(Path("station.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new InvalidOperationException(
                $"Folder {Directory} sedang dipakai layanan perangkat yang lain. Hentikan yang lain, atau isi Devices__DataDirectory dengan folder lain.");
        }
    }

    public string Directory { get; }

    public string Path(string name) => System.IO.Path.Combine(Directory, name);

    /// <summary>The cipher of the spool; its key is made at first start and readable by this service's user only.</summary>
    public FieldCipher OpenCipher() => new(KeyFile.ReadOrCreate(Path("station.key")));

    public void Dispose() => _lock.Dispose();
}
