using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace KtpBot.Core.Storage.Sqlite;

/// <summary>
/// How a connection waits while another process or thread writes. SQLite's own busy_timeout soon sleeps 100 ms between looks:
/// next to a writer that commits back to back it misses the short gaps and may wait for many seconds. Looking every
/// millisecond finds a gap in some tens of milliseconds; one look costs a few microseconds.
/// </summary>
internal static unsafe class SqliteWaiting
{
    /// <summary>Looks before the connection gives up; one takes a little more than a millisecond.</summary>
    private const int MostLooks = Database.BusyTimeoutSeconds * 1000;

    // Microsoft.Data.Sqlite's Handle is typed in SQLitePCLRaw 2.1, which cannot be named here (see SystemSqlite); a SafeHandle can.
    private static readonly Func<SqliteConnection, SafeHandle?> HandleOf =
        typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, SafeHandle?>>();

    private static delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, int, int>, nint, int> _busyHandler;

    /// <summary>Takes the place of <c>PRAGMA busy_timeout</c> on this connection for as long as it is open.</summary>
    public static void Apply(SqliteConnection connection)
    {
        if (_busyHandler is null)
        {
            _busyHandler = (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, int, int>, nint, int>)
                NativeLibrary.GetExport(SystemSqlite.Library, "sqlite3_busy_handler");
        }

        var result = _busyHandler(HandleOf(connection)!.DangerousGetHandle(), &LookAgain, 0);
        if (result != 0) throw new InvalidOperationException($"sqlite3_busy_handler answered {result}.");
    }

    /// <summary>Called by SQLite after each look in vain; 0 gives up with SQLITE_BUSY.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LookAgain(nint state, int looks)
    {
        if (looks >= MostLooks) return 0;
        Thread.Sleep(1);
        return 1;
    }
}
