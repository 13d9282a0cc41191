using System.Text;
using KtpBot.Core.Scheduling;

namespace KtpBot.Core.Tests.Scheduling;

/// <summary>The file read back by the rules of RFC 5545, written here a second time from the reader's side.</summary>
public sealed class CalendarEntryTests
{
    private static readonly CalendarEntry Entry = new()
    {
        Uid = "KWS-2026-000017-rekam@kwangsan.ktpbot",
        Sequence = 4,
        StampedAt = new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc),
        StartsAt = new DateTime(2026, 11, 23, 1, 15, 0, DateTimeKind.Utc),
        EndsAt = new DateTime(2026, 11, 23, 1, 30, 0, DateTimeKind.Utc),
        Summary = "Rekam KTP-el KWS-2026-000017",
        Location = "Kantor Desa Kwangsan, Jl. Mangkurejo No. 01; lantai 1 \\ loket",
        Description = "Bawa KK.\nGratis. " + string.Concat(Enumerable.Repeat("Ā é 🙏 ", 30)),
    };

    [Fact]
    public void Read_Back_SaysTheSame()
    {
        var lines = Unfolded(Entry.Write());

        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines.Take(2));
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Equal("PUBLISH", Value(lines, "METHOD"));
        Assert.Equal(Entry.Uid, Value(lines, "UID"));
        Assert.Equal("4", Value(lines, "SEQUENCE"));
        Assert.Equal("CONFIRMED", Value(lines, "STATUS"));
        Assert.Equal("20261120T020000Z", Value(lines, "DTSTAMP"));
        Assert.Equal("20261123T011500Z", Value(lines, "DTSTART"));
        Assert.Equal("20261123T013000Z", Value(lines, "DTEND"));
        Assert.Equal(Entry.Location, Plain(Value(lines, "LOCATION")));
        Assert.Equal(Entry.Description, Plain(lines.First(l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal))["DESCRIPTION:".Length..]));
        Assert.Equal(["TRIGGER:-P1D", "TRIGGER:-PT2H"], lines.Where(l => l.StartsWith("TRIGGER", StringComparison.Ordinal)));
        Assert.Equal(lines.Count(l => l.StartsWith("BEGIN:", StringComparison.Ordinal)), lines.Count(l => l.StartsWith("END:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_EndWithCrLf_AndHoldAtMost75Octets_OfWholeCharacters()
    {
        var bytes = Entry.Write();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.Equal("", lines[^1]);
        Assert.DoesNotContain(lines, l => l.Contains('\n', StringComparison.Ordinal) || l.Contains('\uFFFD', StringComparison.Ordinal));
        Assert.All(lines, l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75, l));
        Assert.Contains(lines, l => l.StartsWith(' '));
        Assert.Equal(bytes, new UTF8Encoding(false, true).GetBytes(new UTF8Encoding(false, true).GetString(bytes)));
    }

    [Fact]
    public void Cancelled_IsTheSameEntryStruckOut_WithoutAlarms()
    {
        var lines = Unfolded((Entry with { Cancelled = true, Sequence = 5 }).Write());

        Assert.Equal(("CANCELLED", "5", Entry.Uid), (Value(lines, "STATUS"), Value(lines, "SEQUENCE"), Value(lines, "UID")));
        Assert.DoesNotContain("BEGIN:VALARM", lines);
    }

    private static List<string> Unfolded(byte[] bytes)
    {
        var lines = new List<string>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is ' ' or '\t') lines[^1] += line[1..];
            else lines.Add(line);
        }

        return lines;
    }

    private static string Value(List<string> lines, string name) => Assert.Single(lines, l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ';' or ',') Assert.Fail("A bare " + text[i]);
            if (text[i] != '\\') plain.Append(text[i]);
            else plain.Append(text[++i] is 'n' or 'N' ? '\n' : text[i]);
        }

        return plain.ToString();
    }
}
