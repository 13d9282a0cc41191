using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>The project's own dialogs, loaded once.</summary>
internal static class DialogBooks
{
    public static string Folder { get; } = DialogsFolder.Find(null, AppContext.BaseDirectory);

    public static OfficeFacts Office { get; } = new(
        "Desa Kwangsan",
        "Jl. Mangkurejo No. 01, Kwangsan, Sedati",
        new Dictionary<string, string> { ["id"] = "Senin–Kamis 08.00–15.00 WIB", ["en"] = "Monday–Thursday 08:00–15:00 WIB" },
        Zone: TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta"))
    {
        CaseNumberPrefix = "KWS",
    };

    public static DialogBook Real { get; } = Load(Folder).Book;

    public static (DialogBook Book, IReadOnlyList<DataFault> Faults) Load(string folder)
    {
        var (texts, textFaults) = TextBook.Load(folder);
        var (requirements, requirementFaults) = RequirementBook.Load(folder);
        var (intents, intentFaults) = IntentBook.Load(folder);
        var (book, faults) = DialogBook.Load(folder, texts, requirements, intents, Office);
        return (book, [.. textFaults, .. requirementFaults, .. intentFaults, .. faults]);
    }
}
