namespace KtpBot.Core.Dialogs;

/// <summary>The service that a few words name: "hilang", "Ubah Data", "ktp baru aja". Words for each stand in dialogs/intents as <c>layanan-…</c>.</summary>
internal static class ServiceWords
{
    private static readonly string[] Fillers = ["ktp", "e", "el", "ektp", "saya", "sy", "aja", "saja", "ae", "ya", "dong", "min", "pak", "bu", "kak", "mau", "yang", "yg", "itu", "layanan"];

    /// <summary>The service; null when the words name none, or more than that.</summary>
    /// <param name="book">Knows the services.</param>
    /// <param name="plain">Plain words.</param>
    public static string? Find(DialogBook book, string plain)
    {
        var bare = string.Join(' ', plain.Split(' ').Where(word => Array.IndexOf(Fillers, word) < 0));
        if (bare.Length == 0) return null;
        foreach (var service in book.Requirements.Services)
        {
            var name = service.Replace('_', ' ');
            if (bare == name || book.Intents.WordsFor("layanan-" + service) is { Count: > 0 } words && words.Contains(bare)) return service;
            if (book.Texts.Languages.Any(language => Words.Plain(book.Texts.Render($"service.{service}.name", language)) is var title && (title == plain || title == bare))) return service;
        }

        return null;
    }
}
