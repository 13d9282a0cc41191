using KtpBot.Core.Data;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KtpBot.Bot.Verbs;

/// <summary>The office's own storage for a verb, configured as the host is: appsettings, environment, command line.</summary>
internal static class VerbServices
{
    private static readonly string[] Flags = ["--with-key", "--replace", "--yes"];

    /// <summary>The section <c>Storage</c> and the office's id, as the host reads them.</summary>
    public static IConfiguration Configuration(string[] args) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine([.. args.Where(a => !Flags.Contains(a))])
        .Build();

    /// <summary>
    /// Database, cipher, document store and clock, and the office's data where asked for; null after a sentence to <paramref name="errors"/>.
    /// Never makes a key, which would fit no data that is there, nor a database unless <paramref name="mayBeNew"/>.
    /// </summary>
    public static ServiceProvider? Open(string[] args, TextWriter errors, bool withOffice = false, bool mayBeNew = false)
    {
        try
        {
            var configuration = Configuration(args);
            var services = new ServiceCollection().AddLogging().AddStorage(configuration);
            if (withOffice) services.AddOfficeData(configuration);
            var options = (StorageOptions)services.Single(s => s.ServiceType == typeof(StorageOptions)).ImplementationInstance!;
            if (!File.Exists(options.KeyFile))
            {
                errors.WriteLine($"Berkas kunci {options.KeyFile} tidak ada. Letakkan salinannya di sana (atau perbaiki Storage__KeyFile), lalu ulangi.");
                return null;
            }

            var connection = new SqliteConnectionStringBuilder { ConnectionString = options.Provider == StorageProvider.Sqlite ? options.ConnectionString : "" };
            if (options.Provider == StorageProvider.Sqlite && !mayBeNew && !File.Exists(connection.DataSource))
            {
                errors.WriteLine($"Basis data {connection.DataSource} tidak ada. Periksa Storage__ConnectionString.");
                return null;
            }

            // An instance, not a factory: the cached database model keeps the cipher, so the container must not dispose it.
            return services.Replace(ServiceDescriptor.Singleton(Cipher(options.KeyFile))).BuildServiceProvider();
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidDataException)
        {
            errors.WriteLine(fault.Message);
            return null;
        }
    }

    /// <summary>What a full disk or a missing permission means to the one who typed the command; 1.</summary>
    public static int DiskFault(TextWriter errors)
    {
        errors.WriteLine("Berkas tidak bisa dibaca atau ditulis. Periksa folder, izin, dan ruang disk, lalu ulangi.");
        return 1;
    }

    private static FieldCipher Cipher(string keyFile) => new(KeyFile.ReadOrCreate(keyFile));
}
