using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Storage;

/// <summary>Tells a clash of two writers, which is worth another try, from a fault.</summary>
public static class StorageClash
{
    private const string UniqueViolation = "23505";
    private const string SerializationFailure = "40001";
    private const string Deadlock = "40P01";

    /// <summary>True when somebody else changed the same rows at the same moment: version, unique value, deadlock or serialization.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: DbException { SqlState: UniqueViolation or SerializationFailure or Deadlock } } => true,
        DbException { SqlState: SerializationFailure or Deadlock } => true,
        InvalidOperationException { InnerException: DbException { SqlState: SerializationFailure or Deadlock } } => true,
        _ => false,
    };
}
