using System.Collections.Frozen;

namespace KtpBot.Core.Dialogs;

/// <summary>Words that work anywhere. Their spellings stand in dialogs/intents under "commands".</summary>
internal static class DialogCommands
{
    public const string Start = "start";
    public const string Menu = "menu";
    public const string Back = "back";
    public const string Cancel = "cancel";
    public const string Again = "again";
    public const string Person = "person";
    public const string Help = "help";
    /// <summary>Stop: within a form maybe the form, outside the news.</summary>
    public const string Halt = "halt";
    public const string Quiet = "quiet";
    public const string News = "news";
    public const string Link = "link";
    public const string Unlink = "unlink";
    /// <summary>The last answer was wrong.</summary>
    public const string Wrong = "wrong";
    /// <summary>Not now: a form is put aside.</summary>
    public const string Later = "later";
    /// <summary>On with the form put aside.</summary>
    public const string GoOn = "go-on";
    public const string Skip = "skip";
    public const string Agree = "agree";
    /// <summary>Asks which language.</summary>
    public const string Language = "language";
    /// <summary>His number of today, or how to get one.</summary>
    public const string Queue = "queue";

    /// <summary>Begins a command that is followed by a language's code: "speak jv".</summary>
    public const string Speak = "speak ";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(Start, Menu, Back, Cancel, Again, Person, Help, Halt, Quiet, News, Link, Unlink, Wrong, Later, GoOn, Skip, Agree, Language, Queue);

    public static bool Knows(string command) => All.Contains(command) || LanguageOf(command) is not null;

    /// <summary>The language that a command asks for; null for every other command.</summary>
    public static string? LanguageOf(string command) => command.StartsWith(Speak, StringComparison.Ordinal) && command.Length > Speak.Length ? command[Speak.Length..] : null;
}
