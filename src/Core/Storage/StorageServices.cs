using KtpBot.Core.Documents;
using KtpBot.Core.Offices;
using KtpBot.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Core.Storage;

/// <summary>Registers the database, the encryption seam and the document store of one office.</summary>
public static class StorageServices
{
    /// <summary>
    /// Reads the sections <c>Storage</c> and <c>Office</c>; throws with a sentence that says what to set. Registers <see cref="Database"/>
    /// (also as <c>IDbContextFactory</c>), a scoped <see cref="KtpBotDb"/>, <see cref="FieldCipher"/>, <see cref="OfficeScope"/>, <see cref="IDocumentStore"/>.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ReadOptions(configuration);
        var office = configuration["Office:Id"];
        if (string.IsNullOrWhiteSpace(office))
            throw new InvalidOperationException("Isi Office__Id dengan nama folder kantor di dialogs/offices, misalnya \"kwangsan\".");

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new OfficeScope(office));
        services.AddSingleton(_ => new FieldCipher(KeyFile.ReadOrCreate(options.KeyFile)));
        services.AddSingleton(provider => new Database(options, provider.GetRequiredService<OfficeScope>(), provider.GetRequiredService<FieldCipher>()));
        services.AddSingleton<IDbContextFactory<KtpBotDb>>(provider => provider.GetRequiredService<Database>());
        services.AddScoped(provider => provider.GetRequiredService<Database>().CreateDbContext());
        services.AddSingleton<IDocumentStore>(provider => new FileDocumentStore(options.FilesDirectory, provider.GetRequiredService<FieldCipher>()));
        return services;
    }

    private static StorageOptions ReadOptions(IConfiguration configuration)
    {
        var section = configuration.GetSection(StorageOptions.Section);
        var options = new StorageOptions();
        if (section["Provider"] is { Length: > 0 } provider)
        {
            options.Provider = Enum.TryParse<StorageProvider>(provider, ignoreCase: true, out var parsed)
                ? parsed
                : throw new InvalidOperationException("Storage__Provider harus Sqlite atau Postgres.");
        }

        options.ConnectionString = section["ConnectionString"] ?? options.ConnectionString;
        options.FilesDirectory = section["FilesDirectory"] ?? options.FilesDirectory;
        options.KeyFile = section["KeyFile"] ?? options.KeyFile;
        return options.Problem() is { } problem ? throw new InvalidOperationException(problem) : options;
    }
}
