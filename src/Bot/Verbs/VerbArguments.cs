namespace KtpBot.Bot.Verbs;

/// <summary>Options of the command line, written <c>--name value</c>.</summary>
internal static class VerbArguments
{
    public static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
