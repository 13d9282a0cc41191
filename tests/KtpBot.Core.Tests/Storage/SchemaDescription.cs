using KtpBot.Core.Storage;

namespace KtpBot.Core.Tests.Storage;

/// <summary>What a database really holds, as sorted sentences: tables, columns with type and nullability, keys, indexes with uniqueness and filter.</summary>
internal static class SchemaDescription
{
    private const string SqliteColumns = """
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE ' null' END
               || ' default ' || coalesce(c.dflt_value, 'none')
        FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'key ' || name || ' (' || columns || ')' FROM (
            SELECT t.name AS name, group_concat(c.name, ', ') AS columns
            FROM sqlite_master t JOIN pragma_table_info(t.name) c ON c.pk > 0
            WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%' GROUP BY t.name ORDER BY t.name, c.pk)
        UNION ALL
        SELECT 'numbering ' || name || CASE WHEN sql LIKE '%AUTOINCREMENT%' THEN ' never reuses a number' ELSE ' none' END
        FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\_\_EF%' ESCAPE '\' AND name NOT LIKE 'sqlite%'
        UNION ALL
        SELECT 'index ' || name || ': ' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        """;

    private const string PostgresColumns = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '')
               || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE ' null' END
               || ' default ' || coalesce(column_default, 'none') || ' identity ' || coalesce(identity_generation, 'none')
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'constraint ' || c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = 'public' AND c.conname NOT LIKE '%\_\_EF%' AND c.contype <> 'n'
        UNION ALL
        SELECT 'index ' || indexname || ': ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        """;

    public static async Task<List<string>> ReadAsync(Database database)
    {
        await using var connection = database.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = database.Provider == StorageProvider.Sqlite ? SqliteColumns : PostgresColumns;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
