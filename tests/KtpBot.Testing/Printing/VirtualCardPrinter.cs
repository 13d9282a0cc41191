using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;

namespace KtpBot.Testing.Printing;

/// <summary>
/// A real IPP printer for ID-1 cards: ippeveprinter of the CUPS project (Debian: cups-ipp-utils, dbus-daemon) with a print
/// command of our own that keeps every document it is given. It may be switched off and on again on the same port; like real
/// printers it then knows nothing of earlier jobs.
/// </summary>
public sealed class VirtualCardPrinter : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port;
    private readonly string _media;
    private Process? _bus;
    private Process? _printer;

    private VirtualCardPrinter(int port, string media)
    {
        _port = port;
        _media = media;
    }

    /// <summary>Address to configure, ipp://127.0.0.1:port/ipp/print.</summary>
    public string Uri => string.Create(CultureInfo.InvariantCulture, $"ipp://127.0.0.1:{_port}/ipp/print");

    /// <summary>Every document whose printing has begun, in order, over all times it was switched on.</summary>
    public IReadOnlyList<PrintedCard> Begun =>
        [.. Directory.GetFiles(_folder.File("begun"), "*.pdf").Order(StringComparer.Ordinal).Select(Read)];

    /// <param name="media">The only medium it takes; the card unless a test wants another.</param>
    /// <param name="switchedOn">False leaves it off, so that the address exists and nobody answers.</param>
    public static async Task<VirtualCardPrinter> StartAsync(string media = "iso_id-1_53.98x85.6mm", bool switchedOn = true)
    {
        var printer = new VirtualCardPrinter(FreePorts.Take(), media);
        printer.WriteFiles();
        printer.Mood(PrinterMood.Willing);
        try
        {
            if (switchedOn)
                await printer.SwitchOnAsync();
            return printer;
        }
        catch
        {
            await printer.DisposeAsync();
            throw;
        }
    }

    /// <summary>How jobs are treated that begin from now on.</summary>
    public void Mood(PrinterMood mood)
    {
        var path = _folder.File("mood");
        File.WriteAllText(path + ".new", mood.ToString());
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Lets the slow job that is printing now go on; waits until there is one.</summary>
    public async Task ReleaseAsync()
    {
        // Opening a pipe for writing returns when the print command reads it.
        await using var gate = new FileStream(_folder.File("gate"), FileMode.Open, FileAccess.Write);
        await gate.WriteAsync("go\n"u8.ToArray());
    }

    public async Task SwitchOnAsync()
    {
        _bus = Start("dbus-daemon", [$"--config-file={_folder.File("bus.conf")}", "--nofork"]);
        await Eventually.IsTrueAsync(BusAnswersAsync, "the printer's message bus listens");
        _printer = Start(
            "ippeveprinter",
            ["-r", "off", "-n", "localhost", "-p", _port.ToString(CultureInfo.InvariantCulture), "-a", _folder.File("printer.conf"), "-d", _folder.File("spool"), "-k", "-c", _folder.File("print"), "KTP card printer"]);
        await Eventually.IsTrueAsync(AnswersAsync, "the virtual printer listens");
    }

    /// <summary>Ends it as by its power switch; a running job is lost.</summary>
    public async Task SwitchOffAsync()
    {
        foreach (var process in new[] { _printer, _bus })
        {
            if (process is null)
                continue;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        (_printer, _bus) = (null, null);
        File.Delete(_folder.File("bus.sock"));
    }

    public async ValueTask DisposeAsync()
    {
        await SwitchOffAsync();
        _folder.Dispose();
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >>\"$PRINTER_LOG\" 2>&1", program, .. arguments]);
        start.Environment["PRINTER_LOG"] = _folder.File("printer.log");
        start.Environment["DBUS_SYSTEM_BUS_ADDRESS"] = $"unix:path={_folder.File("bus.sock")}";
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    // The socket's file is there a moment before anybody listens on it.
    private async Task<bool> BusAnswersAsync()
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_folder.File("bus.sock")));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync()
    {
        if (_printer!.HasExited)
            throw new InvalidOperationException($"The virtual printer ended: {await File.ReadAllTextAsync(_folder.File("printer.log"))}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static PrintedCard Read(string path)
    {
        var lines = File.ReadAllLines(Path.ChangeExtension(path, ".job"));
        return new PrintedCard(lines[0], lines[1], File.ReadAllBytes(path));
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
    }

    private void WriteFiles()
    {
        Directory.CreateDirectory(_folder.File("spool"));
        Directory.CreateDirectory(_folder.File("begun"));
        File.WriteAllText(_folder.File("bus.conf"), $"""
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>system</type><listen>unix:path={_folder.File("bus.sock")}</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """);
        var size = _media.StartsWith("iso_id-1", StringComparison.Ordinal) ? (5398, 8560) : (21000, 29700);
        File.WriteAllText(_folder.File("printer.conf"), $$"""
            ATTR keyword media-supported {{_media}}
            ATTR keyword media-default {{_media}}
            ATTR keyword media-ready {{_media}}
            ATTR collection media-size-supported { MEMBER integer x-dimension {{size.Item1}} MEMBER integer y-dimension {{size.Item2}} }
            ATTR integer media-bottom-margin-supported 0
            ATTR integer media-left-margin-supported 0
            ATTR integer media-right-margin-supported 0
            ATTR integer media-top-margin-supported 0
            ATTR resolution printer-resolution-supported 300dpi
            ATTR resolution printer-resolution-default 300dpi
            ATTR keyword sides-supported one-sided,two-sided-long-edge,two-sided-short-edge
            ATTR mimeMediaType document-format-supported application/pdf,image/pwg-raster,image/jpeg,application/octet-stream

            """);

        // The document is kept before the mood is obeyed: a card that jams has been through the mechanism too.
        File.WriteAllText(_folder.File("print"), $$"""
            #!/bin/sh
            cd '{{_folder.Path}}' || exit 1
            mark=$(date +%s%N)
            printf '%s\n%s\n' "$IPP_JOB_NAME" "$IPP_MEDIA" >"begun/$mark.job"
            cp "$1" "begun/$mark.new" && mv "begun/$mark.new" "begun/$mark.pdf"
            case $(cat mood) in
              Jamming) echo 'ERROR: Ribbon jam' >&2; echo 'STATE: +media-jam-error' >&2; exit 1 ;;
              Slow) read -r go <gate ;;
            esac
            echo 'ATTR: job-impressions-completed=1' >&2
            exit 0

            """);
        Run("chmod", "u+x", _folder.File("print"));
        Run("mkfifo", _folder.File("gate"));
    }
}
