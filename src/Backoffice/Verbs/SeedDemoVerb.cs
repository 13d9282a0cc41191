using KtpBot.Backoffice.Security;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using KtpBot.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Verbs;

/// <summary><c>seed-demo [--station-key KEY]</c>: officers with printed passwords and one station, for trying out. Run again, it changes nothing but the station's key.</summary>
internal static class SeedDemoVerb
{
    private const string StationName = "loket-1";

    private static readonly (string User, string Name, string[] Roles)[] Officers =
    [
        ("petugas", "Wati Lestari", [StaffRoles.Petugas]),
        ("verifikator", "Bagus Prakoso", [StaffRoles.Verifikator]),
        ("operator", "Dimas Ardi", [StaffRoles.OperatorRekam, StaffRoles.OperatorCetak]),
        ("kades", "Hartono Wijaya", [StaffRoles.Kades]),
        ("admin", "Rina Kusuma", [StaffRoles.Admin]),
    ];

    /// <summary>Fictional, like those above.</summary>
    private static readonly string[] Names = ["Ketut Suardana", "Sri Wahyuni", "Yusuf Maulana", "Endang Pertiwi", "Gede Artana", "Fitri Handayani", "Slamet Riyadi", "Nurul Aini"];

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var stationKey = new ConfigurationBuilder().AddCommandLine(args).Build()["station-key"];
        await using var services = VerbServices.Build(args);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KtpBotDb>();
        var accounts = scope.ServiceProvider.GetRequiredService<OfficerAccounts>();
        await output.WriteLineAsync("Akun demo (nama pengguna / kata sandi):");
        var office = scope.ServiceProvider.GetRequiredService<OfficeProfile>();
        foreach (var (user, name, roles) in Everybody(office.Roles))
        {
            if (!await db.Officers.AnyAsync(o => o.UserName == user) && await accounts.AddAsync(user, name, roles, PasswordOf(user), CancellationToken.None) is { } problem)
                throw new InvalidOperationException(problem);
            await output.WriteLineAsync($"  {user,-12} demo-{user,-12} {string.Join(", ", roles.Select(office.Roles.Title))}");
        }

        await SeedStationAsync(db, scope.ServiceProvider.GetRequiredService<StationKeys>(), stationKey, output);
        return 0;
    }

    /// <summary>The standard officers, and one for each role of the office's own. An office with a head of its own needs no second one.</summary>
    private static IEnumerable<(string User, string Name, string[] Roles)> Everybody(RoleBook roles)
    {
        var own = roles.Own.ToList();
        var hasHead = own.Exists(r => r.Opens.Contains(AccessPolicy.Complaints));
        return Officers.Where(o => !hasHead || !o.Roles.Contains(StaffRoles.Kades))
            .Concat(own.Select((role, i) => (role.Code.Replace('_', '-'), Names[i % Names.Length], (string[])[role.Code])));
    }

    private static string PasswordOf(string user) => "demo-" + user;

    private static async Task SeedStationAsync(KtpBotDb db, StationKeys keys, string? stationKey, TextWriter output)
    {
        var id = await db.Stations.Where(s => s.Name == StationName).Select(s => (long?)s.Id).SingleOrDefaultAsync();
        var isNew = id is null;
        string? made = null;
        if (isNew)
        {
            (var newId, made, var problem) = await keys.AddAsync(StationName, CancellationToken.None);
            if (problem is not null) throw new InvalidOperationException(problem);
            id = newId;
        }

        if (stationKey is not null) await keys.RenewAsync(id!.Value, stationKey, CancellationToken.None);
        await output.WriteLineAsync($"Stasiun demo: {StationName} (nomor {id})");
        if (isNew && stationKey is null) await output.WriteLineAsync($"  Kunci stasiun, hanya ditampilkan sekali: {made}");
    }
}
