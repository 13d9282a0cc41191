using Microsoft.Extensions.Options;

namespace KtpBot.Devices;

/// <summary>Looks at the settings at start; every fault is a sentence that names what to set.</summary>
internal sealed class DevicesOptionsCheck : IValidateOptions<DevicesOptions>
{
    public ValidateOptionsResult Validate(string? name, DevicesOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(DevicesOptions options)
    {
        if (!Uri.TryCreate(options.BackofficeUrl, UriKind.Absolute, out var backoffice) || backoffice.Scheme is not ("http" or "https"))
            yield return "Isi Devices__BackofficeUrl dengan alamat Backoffice, misalnya https://kantor.example/.";
        else if (backoffice.Scheme is "http" && !backoffice.IsLoopback && !options.AllowPlainHttp)
            yield return "Devices__BackofficeUrl memakai http ke komputer lain: pakai https, atau isi Devices__AllowPlainHttp=true bila jaringan kantor sudah terlindung.";
        if (string.IsNullOrWhiteSpace(options.StationId))
            yield return "Isi Devices__StationId dengan nama loket yang terdaftar di Backoffice, misalnya loket-1.";
        if (string.IsNullOrWhiteSpace(options.StationKey))
            yield return "Isi Devices__StationKey dengan kunci loket yang diberikan Backoffice.";
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            yield return "Isi Devices__DataDirectory dengan folder milik layanan ini, misalnya data/devices.";
        if (options.Printer.Kind is not (PrinterOptions.Ipp or PrinterOptions.File))
            yield return "Isi Devices__Printer__Kind dengan Ipp atau File.";
        if (options.Printer.Kind is PrinterOptions.Ipp && !IsPrinterUri(options.Printer.Uri))
            yield return "Isi Devices__Printer__Uri dengan alamat printer, misalnya ipp://127.0.0.1:631/ipp/print.";
        if (options.Printer.PollSeconds <= 0 || options.Printer.HistorySeconds <= 0 || options.Printer.GiveUpSeconds <= 0)
            yield return "Isi Devices__Printer__PollSeconds, __HistorySeconds dan __GiveUpSeconds dengan angka di atas nol.";
        if (options.ClaimWaitSeconds is < 0 or > Core.Devices.StationRoutes.LongestClaimWaitSeconds)
            yield return $"Isi Devices__ClaimWaitSeconds dengan 0 sampai {Core.Devices.StationRoutes.LongestClaimWaitSeconds}.";
        if (options.RetrySeconds <= 0)
            yield return "Isi Devices__RetrySeconds dengan angka di atas nol.";
        foreach (var (device, driver) in new[] { ("Camera", options.Camera), ("Fingerprint", options.Fingerprint), ("Signature", options.Signature) })
        {
            if (driver.Kind is not DriverOptions.Simulated)
                yield return $"Isi Devices__{device}__Kind dengan {DriverOptions.Simulated}; jenis lain belum tersedia.";
        }
    }

    private static bool IsPrinterUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "ipp" or "ipps";
}
