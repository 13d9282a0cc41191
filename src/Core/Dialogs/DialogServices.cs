using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KtpBot.Core.Dialogs;

/// <summary>Registers what the bot can say and ask.</summary>
public static class DialogServices
{
    /// <summary>
    /// Adds <see cref="TextBook"/>, <see cref="RequirementBook"/>, <see cref="LiveDialogs"/> and <see cref="DialogEngine"/>.
    /// Reads at once, so that a faulty file stops the start with every fault and its line. Needs <see cref="OfficeProfile"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">A file has faults; the message lists them.</exception>
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = DialogsFolder.Find(configuration["Dialogs:Directory"]);
        var officeId = configuration[OfficeServices.OfficeIdKey] is { Length: > 0 } named ? named : OfficeServices.DefaultOfficeId;
        var (book, faults) = DialogBook.Load(folder, officeId);
        if (faults.Any(fault => !fault.IsWarning))
            throw new InvalidDataException($"The dialogs cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Where(fault => !fault.IsWarning))}");
        services.AddSingleton(provider => new LiveDialogs(folder, officeId, book, provider.GetRequiredService<ILogger<LiveDialogs>>()));
        services.AddSingleton(provider => provider.GetRequiredService<LiveDialogs>().Texts);
        services.AddSingleton(provider => provider.GetRequiredService<LiveDialogs>().Requirements);
        services.AddSingleton(provider =>
        {
            var live = provider.GetRequiredService<LiveDialogs>();
            return new DialogEngine(() => live.Book);
        });
        return services;
    }
}
