using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace KtpBot.Bot.Tests.Registration;

/// <summary>A citizen's browser without scripts and cookies: what stands in a form is sent with it, as it is or as the citizen changes it.</summary>
internal sealed partial class PaperlessForm(HttpClient http, string address)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (byte[] Bytes, string Type)> _files = new(StringComparer.Ordinal);

    /// <summary>The page as it is read now.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Where a form that was taken leads.</summary>
    public string? Result { get; private set; }

    public static async Task<PaperlessForm> OpenAsync(HttpClient http, string address)
    {
        var form = new PaperlessForm(http, address);
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        await form.TakeAsync(response);
        return form;
    }

    public PaperlessForm With(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    public PaperlessForm WithFile(string name, byte[] bytes, string type = "image/jpeg")
    {
        _files[name] = (bytes, type);
        return this;
    }

    /// <summary>Everything that makes a whole application.</summary>
    public PaperlessForm Whole(string nik = "5102020108900001") =>
        With("setuju", "ya").With("nama", "Ni Luh Contoh").With("nik", nik).With("kk", "5102020101200007").With("surel", "niluh.contoh@gmail.com").With("hp", "0812-3456-7890");

    public string Value(string name) => _values.GetValueOrDefault(name) ?? "";

    public async Task SendAsync()
    {
        using var response = await PostAsync();
        await TakeAsync(response);
    }

    /// <summary>Sends without reading what comes, as a second click does.</summary>
    public async Task<HttpResponseMessage> PostAsync()
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in _values) form.Add(new StringContent(value), name);
        foreach (var (name, file) in _files)
        {
            var part = new ByteArrayContent(file.Bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.Type);
            form.Add(part, name, "foto.jpg");
        }

        return await http.PostAsync(new Uri(address.Split('?')[0], UriKind.Relative), form);
    }

    private async Task TakeAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Result = response.Headers.Location?.OriginalString;
        var html = await response.Content.ReadAsStringAsync();
        Page = WebUtility.HtmlDecode(html);
        if (html.Contains("<form", StringComparison.Ordinal))
        {
            _values.Clear();
            _files.Clear(); // A browser never fills in a file by itself.
        }

        foreach (Match input in Input().Matches(html))
        {
            var (name, type) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"));
            if (type is "file" || (type is "radio" or "checkbox" && !input.Value.Contains(" checked", StringComparison.Ordinal))) continue;
            _values[name] = Attribute(input.Value, "value");
        }
    }

    private static string Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();
}
