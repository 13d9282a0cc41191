using System.Collections.Frozen;
using KtpBot.Core.Data;
using KtpBot.Core.Imaging;

namespace KtpBot.Core.Dialogs;

/// <summary>Which documents are cards and which are sheets (dialogs/photos/bentuk.yaml): what a photo of them must look like.</summary>
public sealed class PhotoShapes
{
    private static readonly FrozenDictionary<string, PhotoShape> _kinds = new Dictionary<string, PhotoShape> { ["kartu"] = PhotoShape.Card, ["lembar"] = PhotoShape.Sheet, ["bebas"] = PhotoShape.Free }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, PhotoShape> _shapes;

    private PhotoShapes(IReadOnlyDictionary<string, PhotoShape> shapes) => _shapes = shapes.ToFrozenDictionary();

    /// <summary>What is wrong with a photo for this document, as the ending of <c>documents.verdict.</c>; null when it may be what was asked.</summary>
    /// <param name="requirement">The document's id; one that the file does not name may be a card or a sheet.</param>
    /// <param name="look">What the photo looks like.</param>
    public string? Problem(string requirement, PhotoLook look) => (_shapes.GetValueOrDefault(requirement, PhotoShape.Paper), look) switch
    {
        (PhotoShape.Free, _) => null,
        (_, PhotoLook.Nothing) => "bukan-berkas",
        (_, PhotoLook.Screen) => "layar",
        (PhotoShape.Card, PhotoLook.Page) => "bukan-kartu",
        (PhotoShape.Sheet, PhotoLook.Card) => "bukan-lembar",
        _ => null,
    };

    /// <param name="dialogsDirectory">The dialogs folder.</param>
    /// <param name="texts">Every named document must have its title.</param>
    /// <param name="faults">What is wrong with the file.</param>
    internal static PhotoShapes Load(string dialogsDirectory, TextBook texts, ICollection<DataFault> faults)
    {
        var shapes = new Dictionary<string, PhotoShape>(StringComparer.Ordinal);
        foreach (var (path, shown) in DialogsFolder.Files(dialogsDirectory, "photos"))
        {
            if (YamlData.Load(path, faults, shown) is not { } file) continue;
            foreach (var (kind, shape) in _kinds)
            {
                foreach (var item in file.List(kind))
                {
                    if (!texts.Has($"document.{item.Value}.title", TextBook.DefaultLanguage)) item.Fault($"There is no document '{item.Value}'.");
                    if (!shapes.TryAdd(item.Value, shape)) item.Fault($"The document '{item.Value}' is named twice.");
                }
            }

            file.ReportUnknownKeys();
        }

        return new PhotoShapes(shapes);
    }
}

/// <summary>What a document is made of.</summary>
public enum PhotoShape
{
    /// <summary>Print on a card or a sheet.</summary>
    Paper,

    Card,

    Sheet,

    /// <summary>Anything, also a portrait.</summary>
    Free,
}
