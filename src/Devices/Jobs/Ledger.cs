using System.Globalization;
using System.Text;
using System.Text.Json;
using KtpBot.Core.Devices;

namespace KtpBot.Devices.Jobs;

/// <summary>
/// The station's memory of what it has begun, as an append-only file of checked lines that is on the disk before the step it
/// speaks of is taken. Killed at any moment, the station reads it again and knows what it may still do: above all, that it
/// may not send a card to the printer a second time.
/// </summary>
internal sealed class Ledger : IDisposable
{
    /// <summary>Above this length the file is rewritten at start with the open attempts only.</summary>
    private const long CompactAbove = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, JobRecord> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly FileStream _file;

    /// <summary>Reads the ledger in the folder, or begins one. A torn last line, the mark of a kill while writing, is cut off.</summary>
    public Ledger(string directory, TimeProvider time)
    {
        _time = time;
        var path = Path.Combine(directory, "ledger.jsonl");
        var lines = ReadWholeLines(path, out var wholeLength);
        foreach (var line in lines)
            Apply(line);
        if (wholeLength > CompactAbove)
        {
            Compact(path, lines.Where(line => _open.ContainsKey(line.AttemptId)));
            wholeLength = new FileInfo(path).Length;
        }

        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.SetLength(wholeLength);
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Attempts that are not acknowledged yet, oldest first.</summary>
    public IReadOnlyList<JobRecord> Open
    {
        get
        {
            lock (_gate)
                return [.. _open.Values.OrderBy(record => record.ClaimedAt)];
        }
    }

    /// <summary>Whether the attempt was ever written down here, also when it is long over.</summary>
    public bool Knows(string attemptId)
    {
        lock (_gate)
            return _seen.Contains(attemptId);
    }

    public JobRecord Claimed(StationJob job) => Append(new LedgerLine
    {
        At = Now,
        AttemptId = job.AttemptId,
        Kind = LedgerKind.Claimed,
        JobId = job.JobId,
        Job = job.Kind,
        CaseNumber = job.CaseNumber,
    });

    public JobRecord Submitting(string attemptId) => Append(attemptId, LedgerKind.Submitting);

    public JobRecord NotSubmitted(string attemptId) => Append(attemptId, LedgerKind.NotSubmitted);

    public JobRecord Submitted(string attemptId, string printerJobId) =>
        Append(new LedgerLine { At = Now, AttemptId = attemptId, Kind = LedgerKind.Submitted, PrinterJobId = printerJobId });

    public JobRecord Finished(string attemptId) => Append(attemptId, LedgerKind.Finished);

    public void Acknowledged(string attemptId) => Append(attemptId, LedgerKind.Acknowledged);

    public void Dispose() => _file.Dispose();

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private JobRecord Append(string attemptId, LedgerKind kind) => Append(new LedgerLine { At = Now, AttemptId = attemptId, Kind = kind });

    private JobRecord Append(LedgerLine line)
    {
        lock (_gate)
        {
            _file.Write(Encode(line));
            _file.Flush(flushToDisk: true);
            return Apply(line);
        }
    }

    private JobRecord Apply(LedgerLine line)
    {
        _seen.Add(line.AttemptId);
        var before = line.Kind is LedgerKind.Claimed
            ? new JobRecord(line.AttemptId, line.JobId!, line.Job!.Value, line.CaseNumber!, line.At, LedgerKind.Claimed, null, null)
            : _open.GetValueOrDefault(line.AttemptId)
                ?? throw new InvalidDataException($"The ledger speaks of attempt {line.AttemptId}, which was never claimed.");
        var after = line.Kind switch
        {
            LedgerKind.Claimed => before,
            LedgerKind.Submitting => before with { Phase = line.Kind, SubmittingAt = line.At },
            LedgerKind.NotSubmitted => before with { Phase = line.Kind, SubmittingAt = null },
            LedgerKind.Submitted => before with { Phase = line.Kind, PrinterJobId = line.PrinterJobId },
            LedgerKind.Finished or LedgerKind.Acknowledged => before with { Phase = line.Kind },
        };
        if (line.Kind is LedgerKind.Acknowledged)
            _open.Remove(line.AttemptId);
        else
            _open[line.AttemptId] = after;
        return after;
    }

    private static byte[] Encode(LedgerLine line)
    {
        var json = JsonSerializer.Serialize(line, LedgerJson.Default.LedgerLine);
        return Encoding.UTF8.GetBytes($"{Checksum(json):x8} {json}\n");
    }

    private static List<LedgerLine> ReadWholeLines(string path, out long wholeLength)
    {
        wholeLength = 0;
        var lines = new List<LedgerLine>();
        if (!File.Exists(path))
            return lines;
        var bytes = File.ReadAllBytes(path);
        int end;
        while ((end = Array.IndexOf(bytes, (byte)'\n', (int)wholeLength)) >= 0)
        {
            if (Decode(Encoding.UTF8.GetString(bytes, (int)wholeLength, end - (int)wholeLength)) is not { } line)
            {
                // Only the last line can be torn. A damaged line with others behind it means that the file was changed or the
                // disk is failing; going on would forget prints, so the service does not start.
                if (end + 1 < bytes.Length)
                    throw new InvalidDataException($"Buku kerja {path} rusak pada byte {wholeLength}. Jangan dihapus: hubungi teknisi, sebab kartu bisa tercetak dua kali.");
                break;
            }

            lines.Add(line);
            wholeLength = end + 1;
        }

        return lines;
    }

    private static LedgerLine? Decode(string text)
    {
        if (text.Length < 10 || !uint.TryParse(text.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var checksum))
            return null;
        var json = text[9..];
        return Checksum(json) == checksum ? JsonSerializer.Deserialize(json, LedgerJson.Default.LedgerLine) : null;
    }

    private static void Compact(string path, IEnumerable<LedgerLine> kept)
    {
        var draft = path + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            foreach (var line in kept)
                file.Write(Encode(line));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    // FNV-1a is enough to tell a torn line from a whole one; it is no protection against people.
    private static uint Checksum(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ value) * 16777619u;
        return hash;
    }
}
