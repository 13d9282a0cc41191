using System.Net;

namespace KtpBot.EndToEnd.Offices;

/// <summary>The officers of an office, one for each role, each at a browser of his own.</summary>
internal sealed class OfficerPages(JourneyOffice office) : IDisposable
{
    private const string Password = "kata-sandi-uji-9";

    private readonly Dictionary<string, OfficerPage> _signedIn = [];

    /// <summary>The officer who holds the role, signed in.</summary>
    public async Task<OfficerPage> OfAsync(string role)
    {
        if (_signedIn.TryGetValue(role, out var known)) return known;
        var user = role.Replace('_', '-');
        await office.AddOfficerAsync(user, $"Contoh {office.Profile.Roles.Title(role)}", role, Password);
        var officer = new OfficerPage(office.Backoffice, role);
        await officer.SignInAsync(user, Password);
        return _signedIn[role] = officer;
    }

    public void Dispose()
    {
        foreach (var officer in _signedIn.Values) officer.Dispose();
    }
}

/// <summary>One officer's browser: opens pages, presses buttons that stand on them, and sends what their forms hold.</summary>
internal sealed class OfficerPage(Uri backoffice, string role) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = backoffice };

    public string Role => role;

    public async Task SignInAsync(string user, string password)
    {
        var page = await OpenAsync("/masuk");
        await SendAsync(page.To("/masuk"), ("Input.UserName", user), ("Input.Password", password));
    }

    /// <summary>A page that must be there for him.</summary>
    public async Task<HtmlPage> OpenAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{role} at {path}: {(int)answer.StatusCode} {answer.Headers.Location}\n{html}");
        return new HtmlPage(path, html);
    }

    /// <summary>A link that stands on the page.</summary>
    public async Task<HtmlPage> FollowAsync(HtmlPage page, string link)
    {
        Assert.True(page.Links.Contains(link), $"{role} finds no link to {link} on {page.Path}.");
        return await OpenAsync(link);
    }

    /// <summary>A file.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{role} at {path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Presses a button of a form; the fields are filled in before.</summary>
    public Task PressAsync(HtmlForm form, string button, string value, params (string Name, string Value)[] given) =>
        PostAsync(form, form.Filled(given).Append(KeyValuePair.Create(button, value)));

    /// <summary>Sends a form with a button that has no name.</summary>
    public Task SendAsync(HtmlForm form, params (string Name, string Value)[] given) => PostAsync(form, form.Filled(given));

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(HtmlForm form, IEnumerable<KeyValuePair<string, string>> fields)
    {
        Assert.True(form.Has("__RequestVerificationToken"), $"The form for {form.Action} has no forgery token.");
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri(form.Action, UriKind.Relative), content);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{role} sends {form.Action}: {(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
    }
}
