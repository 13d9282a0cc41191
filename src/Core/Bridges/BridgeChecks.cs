using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;

namespace KtpBot.Core.Bridges;

/// <summary>Finds what is wrong between dialogs/bridges and the other files: services, documents, answers and offices that do not exist.</summary>
internal static class BridgeChecks
{
    public static IEnumerable<DataFault> Run(string dialogsDirectory, RequirementBook requirements, TextBook texts)
    {
        var (book, faults) = BridgeBook.Load(dialogsDirectory);
        return faults.Concat(book.All.SelectMany(system => Between(system, dialogsDirectory, requirements, texts)));
    }

    /// <summary>Bridges of an office that nobody describes.</summary>
    public static IEnumerable<DataFault> Of(string officeFile, OfficeProfile office, BridgeBook book) =>
        office.Bridges.Where(id => book.Find(id) is null).Select(id => new DataFault(officeFile, 0, 0, $"The office uses '{id}', but dialogs/bridges does not describe it."));

    private static IEnumerable<DataFault> Between(BridgeSystem system, string dialogsDirectory, RequirementBook requirements, TextBook texts)
    {
        var file = YamlData.Load(Path.Combine(dialogsDirectory, "bridges", system.Id + ".yaml"), [], $"dialogs/bridges/{system.Id}.yaml")!;
        foreach (var service in system.Services.Where(s => requirements.For(s) is null))
            yield return At(file.Child("services"), file, $"The service '{service}' is unknown.");
        foreach (var (service, node) in (file.Child("menu")?.Entries() ?? []).Where(m => !system.Services.Contains(m.Key)))
            yield return At(node, file, $"The menu names '{service}', which 'services' does not.");
        foreach (var node in file.List("fields"))
        {
            foreach (var service in node.Texts("only").Where(s => !system.Services.Contains(s))) yield return At(node, file, $"The field is only for '{service}', which 'services' does not name.");
            if (EntrySheet.AnswerOf(node.Text("value")) is { } answer && !texts.Has($"detail.{answer}.label", TextBook.DefaultLanguage))
                yield return At(node, file, $"No application is asked for '{answer}'.");
        }

        if (system.Uploads is not { } uploads) yield break;
        foreach (var service in system.Services)
        {
            foreach (var document in requirements.For(service)?.Documents.Where(d => d.Way == DocumentWay.Photo && !uploads.Documents.Any(u => u.Key == d.Id)) ?? [])
                yield return At(file.Child("uploads"), file, $"'{document.Id}' of '{service}' has no file name among the uploads.");
        }
    }

    private static DataFault At(YamlData? place, YamlData file, string message) => new(file.File, (place ?? file).Line, (place ?? file).Column, message);
}
