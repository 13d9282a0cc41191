using System.Text;
using System.Text.Json;
using KtpBot.Core.Devices;
using KtpBot.Core.Privacy;

namespace KtpBot.Devices.Jobs;

/// <summary>
/// Orders and results on this PC's disk until the Backoffice has them, encrypted with the station's own key: a stolen or
/// borrowed PC shows nobody's fingerprints. Each file is written beside and moved into place, so it is whole or absent.
/// </summary>
internal sealed class Spool
{
    private const string OrderSuffix = ".order";
    private const string ResultSuffix = ".result";

    private readonly string _directory;
    private readonly FieldCipher _cipher;

    public Spool(string directory, FieldCipher cipher)
    {
        _directory = Path.Combine(directory, "spool");
        _cipher = cipher;
        Directory.CreateDirectory(_directory);
    }

    /// <summary>Number of files, for the status page.</summary>
    public int Count => Directory.GetFiles(_directory).Length;

    public void PutOrder(StationJob job) =>
        Write(PathOf(job.AttemptId, OrderSuffix), JsonSerializer.SerializeToUtf8Bytes(job, StationJson.Default.StationJob));

    public StationJob GetOrder(string attemptId) =>
        JsonSerializer.Deserialize(Read(PathOf(attemptId, OrderSuffix)), StationJson.Default.StationJob)
        ?? throw new InvalidDataException($"The order of attempt {attemptId} is empty.");

    public void PutResult(SpooledResult result)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8))
        {
            WriteBlock(writer, JsonSerializer.SerializeToUtf8Bytes(result.Result, StationJson.Default.StationResult));
            writer.Write(result.Artifacts.Count);
            foreach (var artifact in result.Artifacts)
            {
                writer.Write(artifact.Name);
                writer.Write(artifact.ContentType);
                WriteBlock(writer, artifact.Content);
            }
        }

        Write(PathOf(result.Result.AttemptId, ResultSuffix), content.ToArray());
    }

    public SpooledResult GetResult(string attemptId)
    {
        using var reader = new BinaryReader(new MemoryStream(Read(PathOf(attemptId, ResultSuffix))), Encoding.UTF8);
        var result = JsonSerializer.Deserialize(ReadBlock(reader), StationJson.Default.StationResult)
            ?? throw new InvalidDataException($"The result of attempt {attemptId} is empty.");
        var artifacts = new DeviceArtifact[reader.ReadInt32()];
        for (var i = 0; i < artifacts.Length; i++)
            artifacts[i] = new DeviceArtifact(reader.ReadString(), reader.ReadString(), ReadBlock(reader));
        return new SpooledResult(result, artifacts);
    }

    public bool HasResult(string attemptId) => File.Exists(PathOf(attemptId, ResultSuffix));

    public void Delete(string attemptId)
    {
        File.Delete(PathOf(attemptId, OrderSuffix));
        File.Delete(PathOf(attemptId, ResultSuffix));
    }

    /// <summary>Deletes what belongs to no open attempt: the rest of a kill between two steps.</summary>
    public void Sweep(IEnumerable<string> openAttempts)
    {
        var kept = openAttempts.SelectMany(id => new[] { PathOf(id, OrderSuffix), PathOf(id, ResultSuffix) }).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(_directory))
        {
            if (!kept.Contains(path))
                File.Delete(path);
        }
    }

    private string PathOf(string attemptId, string suffix)
    {
        if (attemptId.Length is 0 or > 64 || attemptId.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-'))
            throw new ArgumentException("An attempt id has letters, digits and hyphens only.", nameof(attemptId));
        return Path.Combine(_directory, attemptId + suffix);
    }

    private byte[] Read(string path) => _cipher.Open(File.ReadAllBytes(path));

    private void Write(string path, byte[] content)
    {
        var draft = path + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            file.Write(_cipher.Seal(content));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static void WriteBlock(BinaryWriter writer, byte[] block)
    {
        writer.Write(block.Length);
        writer.Write(block);
    }

    private static byte[] ReadBlock(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
