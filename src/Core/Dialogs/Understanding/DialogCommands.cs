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
    public const string Agree = "agree";
    public const string Indonesian = "indonesian";
    public const string English = "english";

    public static FrozenSet<string> All { get; } = FrozenSet.Create(Start, Menu, Back, Cancel, Again, Person, Help, Agree, Indonesian, English);
}
