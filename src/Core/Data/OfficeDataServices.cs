using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Core.Data;

/// <summary>Everything the folder dialogs tells about the office, read once at start; each room adds its own books here.</summary>
public static class OfficeDataServices
{
    /// <exception cref="InvalidDataException">A file has faults; the message holds each with its line.</exception>
    public static IServiceCollection AddOfficeData(this IServiceCollection services, IConfiguration configuration) =>
        services.AddOffice(configuration).AddDialogs(configuration);
}
