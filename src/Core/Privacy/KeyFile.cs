using System.Security.Cryptography;

namespace KtpBot.Core.Privacy;

/// <summary>The master key on disk: 32 bytes, readable by the service's user only, made on first start. Losing it loses the data: back it up apart from the database.</summary>
public static class KeyFile
{
    /// <summary>Reads the key at <paramref name="path"/>, or makes it. Two processes that start together agree on one key.</summary>
    public static byte[] ReadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            var draft = $"{path}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(draft, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(32));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft); // The other process was first; its key is the key.
            }
        }

        var key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new InvalidDataException($"Berkas kunci {path} rusak: harus tepat 32 byte. Pulihkan dari cadangan.");
    }
}
