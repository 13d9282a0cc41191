using KtpBot.Simulator.CameraRoll.Drawing;

namespace KtpBot.Simulator.CameraRoll;

/// <summary>The camera roll: every document sharp, blurred and dark, and the files that should not be accepted.</summary>
public sealed class Roll
{
    private const int LongSide = 2000;
    // Drawn once in a process: every Simulator in it has the same camera roll.
    private static readonly RollItem[] All = [.. Documents(), .. Oddities()];

    public IReadOnlyList<RollItem> Items { get; } = All;

    /// <summary>By name, in any case, with or without its extension.</summary>
    public RollItem? Find(string name) =>
        Items.FirstOrDefault(i => i.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? Items.FirstOrDefault(i => Path.GetFileNameWithoutExtension(i.Name).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A small JPEG for the drawer, or <c>null</c> when the file is no readable picture.</summary>
    public static byte[]? Thumbnail(RollItem item) => item.HasThumbnail ? Jpeg.Shrink(item.Bytes(), 1)?.Bytes : null;

    private static IEnumerable<RollItem> Documents()
    {
        foreach (var subject in Subject.All)
        {
            var shot = new Lazy<Picture>(() => Photograph.Take(subject, LongSide));
            yield return new($"{subject.Slug}-tajam.jpg", $"{subject.Title}, jelas", "image/jpeg", () => Jpeg.Encode(shot.Value, 85));
            yield return new($"{subject.Slug}-buram.jpg", $"{subject.Title}, buram", "image/jpeg", () => Jpeg.Encode(shot.Value.Blurred(9), 80));
            yield return new($"{subject.Slug}-gelap.jpg", $"{subject.Title}, gelap", "image/jpeg", () => Jpeg.Encode(shot.Value.Darkened(0.13, 5), 80));
        }
    }

    private static IEnumerable<RollItem> Oddities()
    {
        var card = Subject.All[0];
        yield return new("kk-12mp-gps.jpg", "Kartu Keluarga, 12 megapiksel dengan lokasi GPS", "image/jpeg", () => Exif.AddTo(Jpeg.Encode(Large(card), 78)));
        yield return new("kk.pdf", "Kartu Keluarga, hasil pindai PDF", "application/pdf", () => Canvas.DrawPdf(842, 595, c => c.Within(10, 10, 0, 0.488, () =>
        {
            c.Box(0, 0, card.Width, card.Height, card.Paper);
            card.Draw(c);
        })));
        yield return new("rusak-terpotong.jpg", "Foto rusak: berkas terpotong", "image/jpeg", () =>
        {
            var whole = Jpeg.Encode(Photograph.Take(card, LongSide), 85);
            return whole[..(whole.Length * 2 / 5)];
        })
        { HasThumbnail = false };
        yield return new("terlalu-besar.jpg", "Foto lebih dari 20 MB", "image/jpeg", () => Jpeg.Encode(Large(card).Darkened(1, 90), 96, fullColour: true));
        yield return new("palsu.jpg", "Bukan foto: teks bernama .jpg", "image/jpeg", () => "Ini hanya teks, bukan foto. Tidak ada dokumen di dalamnya.\n"u8.ToArray())
        { HasThumbnail = false };
        yield return new("foto-iphone.heic", "Foto HEIC yang tidak didukung", "image/heic", Heic);
    }

    /// <summary>4000 by 3000, as a phone's main camera delivers it.</summary>
    private static Picture Large(Subject subject) => Photograph.Take(subject, 4000, 4.0 / 3);

    /// <summary>The head of a HEIC file and nothing that could be decoded.</summary>
    private static byte[] Heic()
    {
        var body = new byte[60_000];
        new Random(3).NextBytes(body);
        return [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. body];
    }
}
