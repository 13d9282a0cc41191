using System.Globalization;
using System.Text;

namespace KtpBot.Core.Scheduling;

/// <summary>
/// An appointment as a calendar file that phones understand (iCalendar, RFC 5545: https://www.rfc-editor.org/rfc/rfc5545). The same
/// <see cref="Uid"/> with a higher <see cref="Sequence"/> replaces the entry that the phone has.
/// </summary>
public sealed record CalendarEntry
{
    /// <summary>Of the file, by the registry of media types.</summary>
    public const string MimeType = "text/calendar";

    /// <summary>A content line has at most this many octets without its line end (section 3.1).</summary>
    private const int LineOctets = 75;

    public required string Uid { get; init; }

    public required int Sequence { get; init; }

    /// <summary>UTC, as all moments here.</summary>
    public required DateTime StampedAt { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required string Summary { get; init; }

    public required string Location { get; init; }

    public required string Description { get; init; }

    /// <summary>The appointment was given back: the phone strikes it out.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The file's bytes: UTF-8, CRLF, folded.</summary>
    public byte[] Write()
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//KtpBot//Jadwal rekam//ID");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, "BEGIN:VEVENT");
        Line(file, "UID:" + Escaped(Uid));
        Line(file, "DTSTAMP:" + Moment(StampedAt));
        Line(file, "SEQUENCE:" + Sequence.ToString(CultureInfo.InvariantCulture));
        Line(file, "STATUS:" + (Cancelled ? "CANCELLED" : "CONFIRMED"));
        Line(file, "DTSTART:" + Moment(StartsAt));
        Line(file, "DTEND:" + Moment(EndsAt));
        Line(file, "SUMMARY:" + Escaped(Summary));
        Line(file, "LOCATION:" + Escaped(Location));
        Line(file, "DESCRIPTION:" + Escaped(Description));
        if (!Cancelled)
        {
            Alarm(file, "-P1D");
            Alarm(file, "-PT2H");
        }

        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private void Alarm(StringBuilder file, string trigger)
    {
        Line(file, "BEGIN:VALARM");
        Line(file, "ACTION:DISPLAY");
        Line(file, "TRIGGER:" + trigger);
        Line(file, "DESCRIPTION:" + Escaped(Summary));
        Line(file, "END:VALARM");
    }

    private static string Moment(DateTime at) => at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>TEXT values (section 3.3.11).</summary>
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>Folds between characters, never within one; a continuation begins with a space, which counts.</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
