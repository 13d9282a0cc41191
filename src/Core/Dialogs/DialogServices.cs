using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Dialogs;

/// <summary>Registers what the bot can say and ask.</summary>
public static class DialogServices
{
    /// <summary>
    /// Adds <see cref="TextBook"/>, <see cref="RequirementBook"/>, <see cref="IntentBook"/>, <see cref="DialogBook"/> and <see cref="DialogEngine"/>.
    /// Reads at once, so that a faulty file stops the start with every fault and its line. Needs <see cref="OfficeProfile"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">A file has faults; the message lists them.</exception>
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = DialogsFolder.Find(configuration["Dialogs:Directory"]);
        var officeId = configuration[OfficeServices.OfficeIdKey] is { Length: > 0 } named ? named : OfficeServices.DefaultOfficeId;
        var (texts, textFaults) = TextBook.Load(folder);
        var (requirements, requirementFaults) = RequirementBook.Load(folder, officeId);
        var (intents, intentFaults) = IntentBook.Load(folder);
        var (office, _, _) = OfficeFile.Load(folder, officeId);
        var facts = office is null ? new OfficeFacts("", "", new Dictionary<string, string>()) : OfficeFacts.Of(office);
        var (book, flowFaults) = DialogBook.Load(folder, texts, requirements, intents, facts);
        var faults = textFaults.Concat(requirementFaults).Concat(intentFaults).Concat(flowFaults).Where(f => !f.IsWarning).ToList();
        if (faults.Count > 0)
            throw new InvalidDataException($"The dialogs cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        services.AddSingleton(texts);
        services.AddSingleton(requirements);
        services.AddSingleton(intents);
        services.AddSingleton(book);
        services.AddSingleton<DialogEngine>();
        return services;
    }
}
