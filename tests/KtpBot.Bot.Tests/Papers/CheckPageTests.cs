using System.Net;
using KtpBot.Bot.Papers;
using KtpBot.Bot.Tests.Channels.WebChat;
using KtpBot.Core.Papers;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Papers;

/// <summary>The public page on the real host: what it says, what it keeps back, how it looks on a phone.</summary>
public sealed class CheckPageTests : IAsyncLifetime
{
    private const string Valid = "0123456789ABCDEF";
    private const string Cancelled = "FEDCBA9876543210";

    private LiveBot _bot = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await LiveBot.StartAsync();
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_bot.Address) };
        await using var db = _bot.Database.Open();
        var issued = new DateTime(2026, 11, 17, 18, 30, 0, DateTimeKind.Utc);
        db.Add(Paper(PaperKind.F102, 12, Valid, issued));
        var cancelled = Paper(PaperKind.ReturnLetter, 3, Cancelled, issued);
        cancelled.CancelledAt = issued.AddDays(1);
        db.Add(cancelled);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task AValidPaper_ShowsKindNumberDateAndOffice()
    {
        var (status, page) = await GetAsync($"/cek/{Valid}");

        Assert.Equal(HttpStatusCode.OK, status);

        // 18.30 UTC is the next day in Sidoarjo.
        foreach (var words in new[] { "Asli dan berlaku", "Formulir F-1.02", "F102/KWS/2026/000012", "Rabu, 18 November 2026", "Pemerintah Desa Kwangsan" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("dibatalkan", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ACancelledPaper_SaysSo()
    {
        var (status, page) = await GetAsync($"/cek/{Cancelled}?bahasa=en");

        Assert.Equal(HttpStatusCode.OK, status);
        foreach (var words in new[] { "lang=\"en\"", "Cancelled", "no longer valid", "Letter returning an application", "PB/KWS/2026/000003", "Thursday, 19 November 2026" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Genuine", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("pendek")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task AnUnknownCode_IsNotFound_AndNotRepeated(string code)
    {
        var (status, page) = await GetAsync($"/cek/{code}");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("Tidak dikenal", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("0000000000000000", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLanguage_IsTheChosenOne_ElseTheBrowsers_ElseIndonesian()
    {
        Assert.Contains("lang=\"en\"", await PageAsync("fr, en-GB;q=0.8, id;q=0.5", ""), StringComparison.Ordinal);
        Assert.Contains("lang=\"id\"", await PageAsync("fr", ""), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"id\"", await PageAsync("en", "?bahasa=id"), StringComparison.Ordinal);

        async Task<string> PageAsync(string browser, string query)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/cek" + query, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept-Language", browser);
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return page[..page.IndexOf("<head>", StringComparison.Ordinal)];
        }
    }

    [Fact]
    public async Task ATypedCode_LeadsToThePaperOfItsQr()
    {
        using var response = await _http.GetAsync(new Uri("/cek?kode=o123-4567%2089ab-cdef&bahasa=en", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/cek/{Valid}?bahasa=en", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task ThePage_RunsNothing_AndIsKeptNowhere()
    {
        using var response = await _http.GetAsync(new Uri($"/cek/{Valid}", UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task WhoAsksTooOften_WaitsAndReadsWhy()
    {
        for (var n = 0; n < CheckLimits.AtOnce; n++) await GetAsync($"/cek/{Valid}");

        using var refused = await EventuallyRefusedAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("tunggu sebentar", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnAPhone_WithoutScripts_ThePageFitsAndIsAccessible()
    {
        await using var browser = await ChatBrowser.StartAsync();
        var context = await browser.PhoneAsync();
        var page = await context.NewPageAsync();
        var violations = new List<string>();
        page.Console += (_, message) => violations.Add(message.Text);
        foreach (var address in new[] { $"/cek/{Valid}", $"/cek/{Cancelled}", "/cek" })
        {
            await page.GotoAsync(_bot.Address + address);
            Assert.Empty(violations); // A style that the policy refuses is told here.
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), address);
            if (Environment.GetEnvironmentVariable("KTPBOT_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, address.Replace('/', '_') + ".png") });
            await Axe.FindsNothingAsync(page, address);
        }
    }

    private async Task<HttpResponseMessage> EventuallyRefusedAsync()
    {
        // A slow machine gives a token back while the others are spent, so a few more may pass.
        for (var more = 0; ; more++)
        {
            var response = await _http.GetAsync(new Uri($"/cek/{Valid}", UriKind.Relative), TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.OK || more == CheckLimits.AtOnce) return response;
            response.Dispose();
        }
    }

    private async Task<(HttpStatusCode Status, string Page)> GetAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static IssuedPaper Paper(PaperKind kind, int number, string code, DateTime at) => new()
    {
        OfficeId = TestOffices.Kwangsan,
        Kind = kind,
        Year = 2026,
        Number = number,
        Code = code,
        CaseId = 5,
        Language = "id",
        IssuedAt = at,
    };
}
