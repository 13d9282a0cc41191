namespace KtpBot.Testing.Processes;

/// <summary>Where the built programs lie. They are built with the solution, in the configuration of the tests.</summary>
public static class HostProgram
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public static string Bot => Built("src", "Bot", "KtpBot.Bot.dll");

    public static string Backoffice => Built("src", "Backoffice", "KtpBot.Backoffice.dll");

    public static string Devices => Built("src", "Devices", "KtpBot.Devices.dll");

    public static string Simulator => Built("tests", "Simulator", "KtpBot.Simulator.dll");

    /// <summary>A process that only works on storage; see its Program.cs for the verbs.</summary>
    public static string StorageWriter => Built("tests", "KtpBot.StorageWriter", "KtpBot.StorageWriter.dll");

    private static string Built(string area, string project, string dll)
    {
        var path = RepositoryRoot.File(area, project, "bin", Configuration, "net10.0", dll);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{dll} is not built: run dotnet build KtpBot.sln -c {Configuration} first.", path);
    }
}
