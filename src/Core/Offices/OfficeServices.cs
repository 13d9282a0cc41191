using KtpBot.Core.Calendar;
using KtpBot.Core.Data;
using KtpBot.Core.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Offices;

/// <summary>Registers the office this process serves.</summary>
public static class OfficeServices
{
    /// <summary>Configuration key of the office's id.</summary>
    public const string OfficeIdKey = "Office:Id";

    /// <summary>Used when no office is named: the demo office.</summary>
    public const string DefaultOfficeId = "kwangsan";

    /// <summary>
    /// Adds <see cref="OfficeProfile"/>, <see cref="HolidayBook"/> and <see cref="SlotFinder"/>. Reads at once, so that a faulty
    /// office file stops the start with every fault and its line.
    /// </summary>
    /// <exception cref="InvalidDataException">The office's file is missing or has faults.</exception>
    public static IServiceCollection AddOffice(this IServiceCollection services, IConfiguration configuration)
    {
        var id = configuration[OfficeIdKey] is { Length: > 0 } named ? named : DefaultOfficeId;
        var folder = DialogsFolder.Find(configuration["Dialogs:Directory"]);
        var (office, holidays, faults) = OfficeFile.Load(folder, id);
        if (office is null)
            throw new InvalidDataException($"Office__Id is '{id}', but its file cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
        services.AddSingleton(office);
        services.AddSingleton(holidays);
        services.AddSingleton(new SlotFinder(office));
        return services;
    }
}
