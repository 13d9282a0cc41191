using KtpBot.Core.Documents;
using KtpBot.Core.Imaging;
using KtpBot.Core.Storage;

namespace KtpBot.Backoffice.Documents;

/// <summary>Files that officers bring in at the counter: checked by content, freed of metadata, stored encrypted, and only then written down.</summary>
internal sealed class CounterFiles(KtpBotDb db, IDocumentStore store, TimeProvider time)
{
    /// <summary>Stores an uploaded scan or photo. The file's id, or the sentence that says what to do instead.</summary>
    public async Task<(Guid? Id, string? Problem)> TakeAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (ImageInspector.Inspect(bytes) is not InspectionResult.Accepted accepted) return (null, ProblemOf((InspectionResult.Refused)ImageInspector.Inspect(bytes)));
        return MetadataStripper.Strip(bytes) is { } clean
            ? (await StoreAsync(clean, MimeTypeOf(accepted.Kind), accepted.Width, accepted.Height, cancellationToken), null)
            : (null, "Berkas itu rusak. Pindai atau foto ulang, lalu unggah lagi.");
    }

    /// <summary>Stores a drawn signature as PNG.</summary>
    public Task<Guid> TakeSignatureAsync(IReadOnlyList<IReadOnlyList<SignaturePoint>> strokes, CancellationToken cancellationToken) =>
        StoreAsync(SignatureImage.RenderPng(strokes), "image/png", null, null, cancellationToken);

    private async Task<Guid> StoreAsync(byte[] bytes, string mimeType, int? width, int? height, CancellationToken cancellationToken)
    {
        var row = await store.KeepAsync(db.OfficeId, mimeType, bytes, time.GetUtcNow().UtcDateTime, new FileFacts(Width: width, Height: height), cancellationToken);
        db.StoredFiles.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    private static string MimeTypeOf(FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Pdf => "application/pdf",
        _ => throw new InvalidOperationException($"{kind} is never accepted."),
    };

    private static string ProblemOf(InspectionResult.Refused refused) => refused.Reason switch
    {
        InspectionRefusal.TooLarge or InspectionRefusal.TooManyPixels => "Berkas terlalu besar. Kecilkan ukurannya atau pindai dengan resolusi lebih rendah.",
        InspectionRefusal.TooSmall => "Gambarnya terlalu kecil untuk dibaca. Pindai atau foto dengan ukuran lebih besar.",
        InspectionRefusal.UnsupportedKind => "Pakai JPEG, PNG, atau PDF. Foto dari iPhone (HEIC) perlu diubah ke JPEG dulu.",
        InspectionRefusal.Encrypted => "PDF itu terkunci kata sandi. Buka kuncinya dulu.",
        InspectionRefusal.Broken or InspectionRefusal.NoPages => "Berkas itu rusak atau kosong. Pindai atau foto ulang, lalu unggah lagi.",
    };
}
