using System.Security.Cryptography;
using KtpBot.Core.Storage;

namespace KtpBot.Core.Privacy;

/// <summary>The master key on disk: 32 bytes, readable by the service's user only, made on first start. Losing it loses the data: back it up apart from the database.</summary>
public static class KeyFile
{
    private const int TurnSeconds = 30;

    /// <summary>Reads the key at <paramref name="path"/>, or makes it. Two processes that start together agree on one key.</summary>
    public static byte[] ReadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path))
        {
            // Taking turns, because a move onto a name that must not exist is a look and a move, and another process fits in between.
            using var turn = FileTurn.Take(path + ".lock", TurnSeconds);
            if (!File.Exists(path)) Create(path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new InvalidDataException($"Berkas kunci {path} rusak: harus tepat 32 byte. Pulihkan dari cadangan.");
    }

    // Written beside and moved into place, so that a reader, or a start after a power cut, never finds half a key.
    private static void Create(string path)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(32));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }
}
