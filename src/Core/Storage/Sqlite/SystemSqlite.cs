using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace KtpBot.Core.Storage.Sqlite;

/// <summary>
/// Lets EF Core 10 run on the operating system's own, patched SQLite. Microsoft.Data.Sqlite 10 was built against SQLitePCLRaw 2.1
/// while the package feed holds 2.0.6 only: the older assembly has every call that is used, so the load is answered with it, and
/// the native name e_sqlite3 is mapped to the system library. This file can go as soon as the feed has SQLitePCLRaw 2.1 or later
/// (then reference Microsoft.EntityFrameworkCore.Sqlite and drop the two SQLitePCLRaw references and the NU1605 line).
/// </summary>
public static class SystemSqlite
{
    private static readonly Lock Gate = new();
    private static bool _ready;

    /// <summary>The loaded system library, for the few calls that SQLitePCLRaw does not have.</summary>
    internal static nint Library { get; private set; }

    /// <summary>Call before the first SQLite connection; calling again does nothing.</summary>
    public static void Use()
    {
        lock (Gate)
        {
            if (_ready) return;
            AssemblyLoadContext.Default.Resolving += static (context, name) => name.Name == "SQLitePCLRaw.core"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "SQLitePCLRaw.core.dll"))
                : null;
            SetUp();
            _ready = true;
        }
    }

    // A method of its own, so that its types load only after the resolver above is in place.
    private static void SetUp()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3") return 0;
        if (Library != 0) return Library;
        string[] candidates = OperatingSystem.IsWindows() ? ["winsqlite3"]
            : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"]
            : ["libsqlite3.so.0", "libsqlite3.so"];
        foreach (var candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle)) return Library = handle;
        }

        throw new DllNotFoundException("Pustaka SQLite sistem tidak ditemukan. Pasang paket libsqlite3-0.");
    }
}
