namespace KtpBot.Core.Storage;

public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>SQLite: "Data Source=data/ktpbot.db". PostgreSQL: an Npgsql connection string.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/ktpbot.db";

    /// <summary>Where encrypted document files lie.</summary>
    public string FilesDirectory { get; set; } = "data/files";

    /// <summary>The master key's file.</summary>
    public string KeyFile { get; set; } = "data/keys/identity.key";

    /// <summary>The sentence that says what to set, or null when all is well.</summary>
    public string? Problem() =>
        string.IsNullOrWhiteSpace(ConnectionString) ? "Isi Storage__ConnectionString, misalnya \"Data Source=data/ktpbot.db\"."
        : string.IsNullOrWhiteSpace(FilesDirectory) ? "Isi Storage__FilesDirectory dengan folder untuk berkas dokumen."
        : string.IsNullOrWhiteSpace(KeyFile) ? "Isi Storage__KeyFile dengan letak berkas kunci."
        : null;
}
