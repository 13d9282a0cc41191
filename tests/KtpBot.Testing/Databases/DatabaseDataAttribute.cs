using System.Reflection;
using KtpBot.Core.Storage;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace KtpBot.Testing.Databases;

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL: its first parameter is the <see cref="StorageProvider"/>. Without a
/// configured PostgreSQL that row shows as skipped. Further values follow as they stand; several attributes multiply.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabaseDataAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            new TheoryDataRow([StorageProvider.Sqlite, .. values]),
            new TheoryDataRow([StorageProvider.Postgres, .. values])
            {
                Skip = PrivatePostgres.ServerConnectionString is null ? $"Set {PrivatePostgres.Variable} to run on PostgreSQL; ./test does." : null,
            },
        ];
        return ValueTask.FromResult(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
