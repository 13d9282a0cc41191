using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Registration;

/// <summary>How an office reads the columns of one form, recognised by its headings.</summary>
public sealed class FormMapping : IOfficeRow
{
    public long Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Of the headings in their order; unique in the office.</summary>
    public required byte[] HeadingsKey { get; init; }

    /// <summary>Encrypted, because words of the form stand in it: a <see cref="SheetMapping"/>.</summary>
    public required string Columns { get; set; }

    public required DateTime UsedAt { get; set; }
}

/// <summary>Remembers mappings.</summary>
public sealed class FormMappings(Database database, TimeProvider time)
{
    /// <summary>The mapping that was used last for these headings; null when they are new.</summary>
    public async Task<SheetMapping?> FindAsync(IReadOnlyList<string> headings, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var key = KeyOf(headings);
        return await db.Set<FormMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.HeadingsKey == key, cancellationToken) is { } known ? SheetMapping.Read(known.Columns) : null;
    }

    /// <summary>Keeps it; of two officers who save at once the last counts.</summary>
    public Task KeepAsync(IReadOnlyList<string> headings, SheetMapping mapping, CancellationToken cancellationToken)
    {
        var (key, now) = (KeyOf(headings), time.GetUtcNow().UtcDateTime);

        // Where another's row came in between, the next try changes it.
        return database.WriteAsync(
            async db =>
            {
                if (await db.Set<FormMapping>().SingleOrDefaultAsync(m => m.HeadingsKey == key, cancellationToken) is { } known) (known.Columns, known.UsedAt) = (mapping.Write(), now);
                else db.Add(new FormMapping { OfficeId = db.OfficeId, HeadingsKey = key, Columns = mapping.Write(), UsedAt = now });
                return await db.SaveChangesAsync(cancellationToken);
            },
            _ => true, null, cancellationToken, tries: 3);
    }

    private byte[] KeyOf(IReadOnlyList<string> headings) => database.Cipher.Index("form-headings", string.Join('\u001f', headings.Select(SheetColumns.Plain)));
}
