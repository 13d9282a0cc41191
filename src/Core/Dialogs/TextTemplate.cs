using System.Text;

namespace KtpBot.Core.Dialogs;

/// <summary>A sentence with named gaps, cut into pieces once so that filling it in is plain joining.</summary>
public sealed class TextTemplate
{
    private readonly string[] _pieces;

    private TextTemplate(string source, string[] pieces, string[] names)
    {
        Source = source;
        _pieces = pieces;
        Names = names;
    }

    public string Source { get; }

    /// <summary>The gaps in the order they appear; a name may come twice.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Cuts at <c>{name}</c>; a brace that opens no plain name stays as it is.</summary>
    public static TextTemplate Parse(string source)
    {
        var pieces = new List<string>();
        var names = new List<string>();
        var from = 0;
        for (var open = source.IndexOf('{', 0); open >= 0; open = source.IndexOf('{', open + 1))
        {
            var close = source.IndexOf('}', open);
            if (close < 0) break;
            var name = source[(open + 1)..close];
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-')) continue;
            pieces.Add(source[from..open]);
            names.Add(name);
            from = close + 1;
        }

        pieces.Add(source[from..]);
        return new TextTemplate(source, [.. pieces], [.. names]);
    }

    /// <summary>Fills the gaps; a gap without a value becomes empty, since a citizen must never see a brace.</summary>
    public string Fill(IReadOnlyDictionary<string, string> args)
    {
        if (Names.Count == 0) return Source;
        var text = new StringBuilder(Source.Length + 64);
        for (var i = 0; i < Names.Count; i++)
        {
            text.Append(_pieces[i]);
            if (args.TryGetValue(Names[i], out var value)) text.Append(value);
        }

        return text.Append(_pieces[^1]).ToString();
    }
}
