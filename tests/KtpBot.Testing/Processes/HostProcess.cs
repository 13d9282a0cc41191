using System.Diagnostics;
using System.Runtime.InteropServices;
using KtpBot.Testing.Time;

namespace KtpBot.Testing.Processes;

/// <summary>
/// A built host as a real process: started with its environment, waited for at its health endpoint, killed like a power cut or
/// ended politely. Its output is collected and stands in the message when it does not start.
/// </summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Process _process;
    private readonly List<string> _output = [];

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        AppDomain.CurrentDomain.ProcessExit += KillOnExit;
    }

    /// <summary>Where it listens, for example http://127.0.0.1:18080/.</summary>
    public Uri Address { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Everything it has written so far, standard output and error.</summary>
    public string Output
    {
        get
        {
            lock (_output) return string.Join('\n', _output);
        }
    }

    /// <summary>Starts a host and ends when its health endpoint answers 200.</summary>
    /// <param name="dll">The built program, see <see cref="HostProgram"/>.</param>
    /// <param name="port">The port on 127.0.0.1 it shall listen on.</param>
    /// <param name="environment">Configuration keys in environment form, for example Storage__Provider.</param>
    /// <param name="healthPath">Asked until it answers 200, or null to go on at once.</param>
    /// <param name="arguments">The verb and its arguments, if any.</param>
    public static async Task<HostProcess> StartAsync(
        string dll,
        int port,
        IReadOnlyDictionary<string, string> environment,
        string? healthPath = "/health/ready",
        params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{port}/");
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (key, value) in environment) start.Environment[key] = value;

        var host = new HostProcess(new Process { StartInfo = start }, address);
        host.Run();
        if (healthPath is not null) await host.BecomesHealthyAsync(healthPath);
        return host;
    }

    /// <summary>Ends it without a chance to clean up (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and waits; a host that hangs is a failed test.</summary>
    public async Task StopAsync(TimeSpan? within = null)
    {
        if (_process.HasExited) return;
        if (SendSignal(_process.Id, 15) != 0) throw new InvalidOperationException($"SIGTERM could not be sent to process {_process.Id}.");
        using var deadline = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            throw new TimeoutException($"The host did not end when asked to. Its output:\n{Output}");
        }
    }

    /// <summary>Ends when the process has ended by itself.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken = default) => _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillOnExit;
        await KillAsync();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int processId, int signal);

    private void Run()
    {
        _process.OutputDataReceived += (_, line) => Collect(line.Data);
        _process.ErrorDataReceived += (_, line) => Collect(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task BecomesHealthyAsync(string healthPath)
    {
        try
        {
            await Eventually.IsTrueAsync(
                async () => _process.HasExited || await AnswersAsync(healthPath),
                $"{Path.GetFileName(_process.StartInfo.ArgumentList[0])} answers {healthPath}",
                TimeSpan.FromSeconds(90));
        }
        catch (TimeoutException late)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"{late.Message}. Its output:\n{Output}", late);
        }

        if (_process.HasExited) throw new InvalidOperationException($"The host ended with code {_process.ExitCode}. Its output:\n{Output}");
    }

    private async Task<bool> AnswersAsync(string healthPath)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, healthPath));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Collect(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
    }

    private void KillOnExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
    }
}
