using KtpBot.Core.Data;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Backoffice.Pages;

/// <summary>The texts and requirement lists the pages read.</summary>
internal static class DataServices
{
    public static IServiceCollection AddTexts(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = DialogsFolder.Find(configuration["Dialogs:Directory"]);
        services.TryAddSingleton(_ => TextBook.Load(folder).Book);
        services.TryAddSingleton(provider => RequirementBook.Load(folder, provider.GetRequiredService<OfficeProfile>().Id).Book);
        return services;
    }
}
