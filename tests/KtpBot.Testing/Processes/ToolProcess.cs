using System.Diagnostics;

namespace KtpBot.Testing.Processes;

/// <summary>A built program run to its end, with its output.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">Standard output, without the last line break.</param>
/// <param name="Error">Standard error.</param>
public sealed record ToolProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <paramref name="dll"/>; kills it when it takes longer than two minutes.</summary>
    public static async Task<ToolProcess> RunAsync(string dll, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new ToolProcess(process.ExitCode, (await output).TrimEnd(), await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
