using System.Text.Json;
using KtpBot.Core.Imaging;

namespace KtpBot.Backoffice.Documents;

/// <summary>Reads the strokes a page sends, <c>[[[x,y],…],…]</c> with 0 to 1 for the pad's width and height.</summary>
internal static class StrokeReader
{
    private const int MostPoints = 20_000;
    private const int FewestPoints = 8;

    /// <summary>The strokes, or null when there is no signature in them.</summary>
    public static IReadOnlyList<IReadOnlyList<SignaturePoint>>? Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            var strokes = JsonSerializer.Deserialize<double[][][]>(json) ?? [];
            var points = strokes.SelectMany(s => s).ToList();
            if (points.Count is < FewestPoints or > MostPoints || points.Exists(p => p is not { Length: 2 } || p.Any(v => v is not (>= 0 and <= 1)))) return null;
            return [.. strokes.Where(s => s.Length > 0).Select(s => (IReadOnlyList<SignaturePoint>)[.. s.Select(p => new SignaturePoint(p[0], p[1]))])];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
