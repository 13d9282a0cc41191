using System.Net;
using System.Text;
using System.Text.Json;
using KtpBot.Core.Offices;

namespace KtpBot.Bot.Channels.WebChat.Page;

/// <summary>The page's files, read from the assembly once. The two HTML files get the office's words and the others' versions filled in.</summary>
internal sealed class PageFiles
{
    public const string PrivacyPath = "/chat/privasi";

    private const string Folder = "webchat/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["app.css"] = "text/css; charset=utf-8",
        ["app.js"] = "text/javascript; charset=utf-8",
        ["embed.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
        ["manifest.webmanifest"] = "application/manifest+json",
    };

    // What the page needs to open without a network.
    private static readonly string[] Kept = ["app.css", "app.js", "icon.svg", "manifest.webmanifest"];

    private readonly Dictionary<string, PageFile> _assets;

    public PageFiles(OfficeProfile office, WebChatOptions options)
    {
        var config = new PageConfig(
            office.ShortName,
            office.Address,
            office.Phone,
            office.Zone.Id,
            [.. office.Procedures.Keys.Order(StringComparer.Ordinal)],
            options.UploadBytes,
            new PageAction("go:petugas", "Bicara dengan petugas"),
            new PageAction("go:menu", "Menu utama"),
            PrivacyPath);
        var configJson = JsonSerializer.Serialize(config, PageJson.Default.PageConfig);
        Config = PageFile.Of("application/json; charset=utf-8", Encoding.UTF8.GetBytes(configJson));

        var words = new Dictionary<string, string>
        {
            ["{{office}}"] = office.ShortName,
            ["{{office_full}}"] = office.Name,
            ["{{address}}"] = office.Address,
            ["{{phone}}"] = office.Phone,
            ["{{complaint}}"] = office.ComplaintChannel,
            ["{{config}}"] = configJson,
        };
        _assets = Types.ToDictionary(x => x.Key, x => PageFile.Of(x.Value, Bytes(x.Key)), StringComparer.Ordinal);
        Index = Html("index.html", words);
        Privacy = Html("privasi.html", words);
        Worker = WorkerOf([new("/chat", Index), new(PrivacyPath, Privacy), .. Kept.Select(x => new KeyValuePair<string, PageFile>($"/chat/{x}?v={_assets[x].Version}", _assets[x]))]);
        Embedding = PageFile.Of("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(new EmbeddedOffice(office.ShortName), PageJson.Default.EmbeddedOffice));
    }

    public PageFile Index { get; }

    public PageFile Privacy { get; }

    public PageFile Config { get; }

    /// <summary>The service worker, which opens the page without a network.</summary>
    public PageFile Worker { get; }

    /// <summary>What a trusted site learns before it shows the button.</summary>
    public PageFile Embedding { get; }

    public PageFile? Asset(string name) => _assets.GetValueOrDefault(name);

    private PageFile Html(string name, Dictionary<string, string> words)
    {
        var html = Encoding.UTF8.GetString(Bytes(name));
        foreach (var (mark, word) in words) html = html.Replace(mark, WebUtility.HtmlEncode(word), StringComparison.Ordinal);
        foreach (var (asset, file) in _assets) html = html.Replace($"\"/chat/{asset}\"", $"\"/chat/{asset}?v={file.Version}\"", StringComparison.Ordinal);
        return PageFile.Of("text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
    }

    private static PageFile WorkerOf(KeyValuePair<string, PageFile>[] kept)
    {
        var version = PageFile.Of("", Encoding.UTF8.GetBytes(string.Join(' ', kept.Select(x => x.Value.Version)))).Version;
        var script = Encoding.UTF8.GetString(Bytes("sw.js"))
            .Replace("{{version}}", version, StringComparison.Ordinal)
            .Replace("{{files}}", JsonSerializer.Serialize([.. kept.Select(x => x.Key)], PageJson.Default.StringArray), StringComparison.Ordinal);
        return PageFile.Of("text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(script));
    }

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The page's file {name} is missing in the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
