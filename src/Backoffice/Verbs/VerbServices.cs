using KtpBot.Core.Storage;

namespace KtpBot.Backoffice.Verbs;

/// <summary>What a verb of the command line works with: the same configuration and database as the host, without serving.</summary>
internal static class VerbServices
{
    public static ServiceProvider Build(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();
        var services = new ServiceCollection().AddLogging();
        BackofficeHost.AddServices(services, configuration);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<Database>().Migrate();
        return provider;
    }
}
