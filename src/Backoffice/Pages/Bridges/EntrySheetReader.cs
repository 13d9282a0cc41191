using KtpBot.Backoffice.Pages.Cases;
using KtpBot.Core.Bridges;
using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Backoffice.Pages.Bridges;

/// <summary>Reads what an officer copies into an application outside. The caller has written down that he looks.</summary>
internal sealed class EntrySheetReader(KtpBotDb db, BridgeReader bridges, OfficeProfile office, TextBook texts, ServiceLabels labels)
{
    /// <summary>Null where the case or its sheet does not exist.</summary>
    public async Task<SheetView?> ReadAsync(long caseId, string systemId, CancellationToken cancellationToken)
    {
        if (await bridges.FindAsync(caseId, systemId, cancellationToken) is not ({ } file, { HasSheet: true } system)) return null;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == file.PersonId, cancellationToken);
        return new SheetView(
            caseId,
            file.Number,
            labels.Label(file.Service),
            system,
            system.Menus.GetValueOrDefault(file.Service),
            EntrySheet.Read(system, file, person, office, texts),
            [.. (await PartsAsync(caseId, system, cancellationToken)).Select(p => new SheetFile(p.DocumentId, p.Name, labels.Document(p.Requirement), p.Size, p.IsShrunk))]);
    }

    public async Task<IReadOnlyList<BundlePart>> PartsAsync(long caseId, BridgeSystem system, CancellationToken cancellationToken) =>
        system.Uploads is { } uploads ? await CaseBundle.PartsAsync(db, caseId, uploads, cancellationToken) : [];
}

/// <summary>The entry sheet of one case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Its number.</param>
/// <param name="Service">In words.</param>
/// <param name="System">The application.</param>
/// <param name="Menu">Where to go in its menu; null where nobody has confirmed it.</param>
/// <param name="Lines">What to type, in its order.</param>
/// <param name="Files">What to upload, in its order.</param>
internal sealed record SheetView(
    long CaseId, string Number, string Service, BridgeSystem System, BridgeMenu? Menu, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetFile> Files);

/// <summary>A document to upload.</summary>
internal sealed record SheetFile(long DocumentId, string Name, string Label, long Size, bool IsShrunk)
{
    /// <summary>"340 KB", "1,4 MB".</summary>
    public string SizeText => Size < 1024 * 1024
        ? $"{Math.Max(1, (Size + 512) / 1024)} KB"
        : (Size / 1048576d).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',') + " MB";
}
