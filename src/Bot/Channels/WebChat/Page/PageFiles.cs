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
        ["icon.svg"] = "image/svg+xml",
        ["manifest.webmanifest"] = "application/manifest+json",
    };

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
    }

    public PageFile Index { get; }

    public PageFile Privacy { get; }

    public PageFile Config { get; }

    public PageFile? Asset(string name) => _assets.GetValueOrDefault(name);

    private PageFile Html(string name, Dictionary<string, string> words)
    {
        var html = Encoding.UTF8.GetString(Bytes(name));
        foreach (var (mark, word) in words) html = html.Replace(mark, WebUtility.HtmlEncode(word), StringComparison.Ordinal);
        foreach (var (asset, file) in _assets) html = html.Replace($"\"/chat/{asset}\"", $"\"/chat/{asset}?v={file.Version}\"", StringComparison.Ordinal);
        return PageFile.Of("text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
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
