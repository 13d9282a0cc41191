using KtpBot.Backoffice.Security;

namespace KtpBot.Backoffice.Verbs;

/// <summary><c>add-officer --user NAME --name "Full Name" --roles "petugas admin"</c>: the way to the first account. The password comes from standard input.</summary>
internal static class AddOfficerVerb
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (given["user"] is not { } user || given["name"] is not { } name || given["roles"] is not { } roles)
        {
            await output.WriteLineAsync("Pakai: add-officer --user NAMA --name \"Nama Lengkap\" --roles \"petugas admin\" (kata sandi dari masukan standar).");
            await output.WriteLineAsync($"Peran: {string.Join(", ", StaffRoles.All)}.");
            return 2;
        }

        if (!Console.IsInputRedirected) await output.WriteAsync($"Kata sandi untuk {user} (sedikitnya {OfficerAccounts.ShortestPassword} karakter): ");
        var password = await input.ReadLineAsync() ?? "";
        await using var services = VerbServices.Build(args);
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<OfficerAccounts>();
        var problem = await accounts.AddAsync(user, name, roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), password, CancellationToken.None);
        await output.WriteLineAsync(problem ?? $"Akun {user} sudah dibuat.");
        return problem is null ? 0 : 1;
    }
}
