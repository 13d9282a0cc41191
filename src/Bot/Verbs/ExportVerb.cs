using System.Globalization;
using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Verbs;

/// <summary><c>export --to DIR [--from yyyy-MM-dd] [--until yyyy-MM-dd]</c>: cases and hand-overs as tables, without any personal data.</summary>
internal static class ExportVerb
{
    public const string Cases = "permohonan.csv";
    public const string HandOvers = "penyerahan.csv";

    private static readonly CsvTable Table = new(',');

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    /// <summary>0, 1 with a sentence when it could not be written, 2 when the command is wrong. Both days count whole, in the office's zone.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Value(args, "--to") is not { Length: > 0 } folder
            || !TryDay(args, "--from", DateOnly.MinValue, out var from) || !TryDay(args, "--until", DateOnly.MaxValue, out var until))
        {
            await errors.WriteLineAsync("Tulis: export --to FOLDER [--from yyyy-MM-dd] [--until yyyy-MM-dd], misalnya --from 2026-01-01 --until 2026-01-31.");
            return 2;
        }

        await using var services = VerbServices.Open(args, errors, withOffice: true);
        if (services is null) return 1;
        try
        {
            Directory.CreateDirectory(folder);
            var office = services.GetRequiredService<OfficeProfile>();
            using var db = services.GetRequiredService<Database>().CreateDbContext();
            var (begin, end) = (StartOf(from, office.Zone), until == DateOnly.MaxValue ? LastMoment : StartOf(until.AddDays(1), office.Zone));
            var cases = WriteCases(db, office, begin, end, Path.Combine(folder, Cases));
            var handOvers = WriteHandOvers(db, office, begin, end, Path.Combine(folder, HandOvers));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{Cases}: {cases} baris. {HandOvers}: {handOvers} baris. Tanpa nama, NIK, atau nomor telepon."));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return VerbServices.DiskFault(errors);
        }
    }

    private static DateTime LastMoment => DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    private static int WriteCases(KtpBotDb db, OfficeProfile office, DateTime begin, DateTime end, string path)
    {
        var rows = from c in db.Cases
                   join known in db.Conversations on c.ConversationId equals (long?)known.Id into conversations
                   from conversation in conversations.DefaultIfEmpty()
                   where c.SubmittedAt >= begin && c.SubmittedAt < end
                   orderby c.Id
                   select new
                   {
                       c.Number,
                       c.Service,
                       c.Stage,
                       c.StepId,
                       c.SubmittedAt,
                       c.UpdatedAt,
                       Channel = conversation == null ? null : (Core.Messaging.ChannelKind?)conversation.Channel,
                   };
        using var to = File.Create(path);
        return Table.Write(
            to,
            ["nomor", "layanan", "tahap", "langkah", "diajukan", "diperbarui", "kanal"],
            rows.AsNoTracking().AsEnumerable().Select(c => (string[])
            [
                c.Number, c.Service, c.Stage.ToString(), c.StepId, Moment(office, c.SubmittedAt), Moment(office, c.UpdatedAt), c.Channel?.ToString() ?? "Loket",
            ]));
    }

    private static int WriteHandOvers(KtpBotDb db, OfficeProfile office, DateTime begin, DateTime end, string path)
    {
        var rows = from entry in db.RegisterEntries
                   join c in db.Cases on entry.CaseId equals c.Id
                   where entry.Register == "penyerahan" && entry.At >= begin && entry.At < end
                   orderby entry.Year, entry.Number
                   select new { entry.Number, entry.Year, Case = c.Number, entry.At };
        using var to = File.Create(path);
        return Table.Write(
            to,
            ["nomor_register", "tahun", "nomor_permohonan", "tanggal"],
            rows.AsNoTracking().AsEnumerable().Select(r => (string[])
            [
                r.Number.ToString(CultureInfo.InvariantCulture), r.Year.ToString(CultureInfo.InvariantCulture), r.Case,
                office.DateAt(r.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ]));
    }

    private static string Moment(OfficeProfile office, DateTime at) => office.LocalTime(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTime StartOf(DateOnly day, TimeZoneInfo zone) => day == DateOnly.MinValue
        ? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)
        : TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    private static bool TryDay(string[] args, string name, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return !args.Contains(name)
            || DateOnly.TryParseExact(VerbArguments.Value(args, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
