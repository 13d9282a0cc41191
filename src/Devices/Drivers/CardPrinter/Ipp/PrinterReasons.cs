using KtpBot.Core.Devices;

namespace KtpBot.Devices.Drivers.CardPrinter.Ipp;

/// <summary>
/// Translates the keywords by which printers explain themselves (printer-state-reasons, RFC 8011 section 5.4.12;
/// job-state-reasons, section 5.3.8) into our failures. Keywords that are not known here are kept and lead to the general one.
/// </summary>
internal static class PrinterReasons
{
    // The first match wins: what a person can see and fix stands before what the printer did about it.
    private static readonly (string Keyword, DeviceFailureCode Code)[] _meanings =
    [
        ("media-jam", DeviceFailureCode.MediaJam),
        ("cover-open", DeviceFailureCode.CoverOpen),
        ("door-open", DeviceFailureCode.CoverOpen),
        ("interlock-open", DeviceFailureCode.CoverOpen),
        ("media-empty", DeviceFailureCode.MediaEmpty),
        ("media-needed", DeviceFailureCode.MediaEmpty),
        ("input-tray-missing", DeviceFailureCode.MediaEmpty),
        ("marker-supply-empty", DeviceFailureCode.RibbonEmpty),
        ("marker-supply-missing", DeviceFailureCode.RibbonEmpty),
        ("toner-empty", DeviceFailureCode.RibbonEmpty),
        ("output-area-full", DeviceFailureCode.HopperFull),
        ("marker-waste-full", DeviceFailureCode.HopperFull),
        ("job-canceled-by-user", DeviceFailureCode.CancelledAtPrinter),
        ("job-canceled-by-operator", DeviceFailureCode.CancelledAtPrinter),
        ("job-canceled-at-device", DeviceFailureCode.CancelledAtPrinter),
        ("document-format-error", DeviceFailureCode.DocumentUnsupported),
        ("unsupported-document-format", DeviceFailureCode.DocumentUnsupported),
        ("paused", DeviceFailureCode.PrinterPaused),
        ("moving-to-paused", DeviceFailureCode.PrinterPaused),
        ("shutdown", DeviceFailureCode.PrinterUnreachable),
        ("connecting-to-device", DeviceFailureCode.PrinterUnreachable),
        ("timed-out", DeviceFailureCode.PrinterUnreachable),
    ];

    /// <summary>The failure that the keywords speak of, or null when none of them is an obstacle.</summary>
    public static DeviceFailure? Translate(IReadOnlyList<string> keywords)
    {
        var plain = keywords.Select(WithoutSeverity).ToHashSet(StringComparer.Ordinal);
        foreach (var (keyword, code) in _meanings)
        {
            if (plain.Contains(keyword))
                return DeviceFailures.For(code, keywords);
        }

        return null;
    }

    /// <summary>Drops "none" and repeats, keeps the rest unchanged and in order.</summary>
    public static IReadOnlyList<string> Keep(params IEnumerable<string> keywords) =>
        [.. keywords.Where(keyword => keyword.Length > 0 && keyword != "none").Distinct(StringComparer.Ordinal)];

    private static string WithoutSeverity(string keyword)
    {
        foreach (var suffix in new[] { "-report", "-warning", "-error" })
        {
            if (keyword.EndsWith(suffix, StringComparison.Ordinal))
                return keyword[..^suffix.Length];
        }

        return keyword;
    }
}
