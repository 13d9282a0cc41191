using System.Net;
using System.Text.RegularExpressions;

namespace KtpBot.Backoffice.Tests.Hosting;

/// <summary>What a browser does for an officer: keeps cookies, sends forms with their forgery token, follows redirects when asked.</summary>
public sealed partial class OfficerBrowser : IDisposable
{
    private readonly HttpClient _http;

    public OfficerBrowser(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public async Task SignInAsync(string user, string password)
    {
        var answer = await PostAsync("/masuk", "/masuk", ("Input.UserName", user), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>The text of a page that must be there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"GET {path}: {(int)answer.StatusCode}\n{text}");
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>Sends a form as if it stood on <paramref name="page"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var html = await _http.GetStringAsync(new Uri(page, UriKind.Relative));
        var token = Token().Match(html).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Sends a form with files as if it stood on <paramref name="page"/>.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, string path, MultipartFormDataContent form)
    {
        using var token = new StringContent(Token().Match(await _http.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value);
        form.Add(token, "__RequestVerificationToken");
        return await _http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Sends a form and reads the page it leads to.</summary>
    public async Task<string> SubmitAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var answer = await PostAsync(page, path, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"POST {path}: {(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
        return await ReadAsync(answer.Headers.Location!.ToString());
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
