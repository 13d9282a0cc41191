using System.Diagnostics;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Microsoft's clients and axe, restored by npm as the committed lock file says: once for a build, beside the built tests.</summary>
internal static class NpmClients
{
    private static readonly Lazy<Task<string>> Restored = new(RestoreAsync);

    /// <summary>The folder of the restored npm project.</summary>
    public static Task<string> FolderAsync() => Restored.Value;

    public static async Task<string> FileAsync(string path) => Path.Combine(await FolderAsync(), "node_modules", path);

    private static async Task<string> RestoreAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Channels", "WebChat", "clients");
        var lockFile = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"));
        var done = Path.Combine(folder, "node_modules", ".restored");
        if (File.Exists(done) && await File.ReadAllTextAsync(done) == lockFile) return folder;

        var (code, output) = await RunAsync("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        if (code != 0) throw new InvalidOperationException($"npm could not restore the web chat clients:\n{output}");
        await File.WriteAllTextAsync(done, lockFile);
        return folder;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
