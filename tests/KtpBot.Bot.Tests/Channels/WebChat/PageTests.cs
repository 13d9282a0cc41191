using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>The page as a slow phone gets it.</summary>
public sealed partial class PageTests
{
    private const int MostBytes = 60 * 1024;

    [Theory]
    [InlineData("br, gzip")]
    [InlineData("gzip, deflate")]
    public async Task FirstLoad_WithEverythingItNeeds_IsAtMost60Kilobytes(string acceptEncoding)
    {
        await using var host = await WebChatHost.StartAsync();
        using var browser = Browser(host, acceptEncoding);
        var (html, bytes) = await LoadAsync(browser, "/chat");
        var assets = Asset().Matches(html).Select(x => WebUtility.HtmlDecode(x.Groups[1].Value)).Where(x => !x.StartsWith("/chat/privasi", StringComparison.Ordinal)).Distinct().ToList();

        foreach (var asset in assets)
        {
            var (text, size) = await LoadAsync(browser, asset);
            bytes += size;
            Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
            Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        }

        // The service worker comes after the first load and counts all the same; so does the script for the office's own site.
        foreach (var later in new[] { "/chat/sw.js", "/chat/embed.js" }) bytes += (await LoadAsync(browser, later)).Bytes;

        Assert.Equal(4, assets.Count);
        Assert.InRange(bytes, 5 * 1024, MostBytes);
        TestContext.Current.SendDiagnosticMessage($"The page in all with {acceptEncoding}: {bytes} bytes");
    }

    [Fact]
    public async Task Page_AsksNobodyElse_AndRunsNothingInline()
    {
        await using var host = await WebChatHost.StartAsync();

        foreach (var path in new[] { "/chat", "/chat/privasi" })
        {
            using var response = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
            var html = await response.Content.ReadAsStringAsync();
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains($"frame-ancestors 'self' {WebChatHost.TrustedSite}", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch(Foreign(), html);
            Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
            Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
            Assert.Contains("Kantor Desa Kwangsan", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Assets_AreKeptForGood_UnderTheirVersionOnly()
    {
        await using var host = await WebChatHost.StartAsync();
        var html = await host.Http.GetStringAsync(new Uri("/chat", UriKind.Relative));
        var script = Asset().Matches(html).Select(x => x.Groups[1].Value).Single(x => x.StartsWith("/chat/app.js", StringComparison.Ordinal));

        using var versioned = await host.Http.GetAsync(new Uri(script, UriKind.Relative));
        using var plain = await host.Http.GetAsync(new Uri("/chat/app.js", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/chat");
        using var first = await host.Http.GetAsync(new Uri("/chat", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await host.Http.SendAsync(again);
        using var headOnly = new HttpRequestMessage(HttpMethod.Head, "/chat");
        using var head = await host.Http.SendAsync(headOnly);
        using var missing = await host.Http.GetAsync(new Uri("/chat/rahasia.txt", UriKind.Relative));

        Assert.Contains("immutable", versioned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(plain.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static HttpClient Browser(WebChatHost host, string acceptEncoding)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = host.Http.BaseAddress };
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        return browser;
    }

    private static async Task<(string Text, int Bytes)> LoadAsync(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var body = new MemoryStream(bytes);
        var encoding = response.Content.Headers.ContentEncoding.SingleOrDefault();
        using Stream plain = encoding switch
        {
            "br" => new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
            _ => body,
        };
        using var text = new StreamReader(plain, Encoding.UTF8);
        return (await text.ReadToEndAsync(), bytes.Length);
    }

    [GeneratedRegex("""(?:src|href)="(/chat/[^"#]+)""")]
    private static partial Regex Asset();

    [GeneratedRegex("""(?:src|href|action)="(?:https?:)?//""")]
    private static partial Regex Foreign();
}
