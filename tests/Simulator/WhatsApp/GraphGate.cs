using System.Text.Json;
using System.Text.RegularExpressions;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>What every call to the Graph API must satisfy, and how a refusal is written.</summary>
public sealed partial class GraphGate(IOptions<WhatsAppOptions> options)
{
    public GraphError? CheckToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() == $"Bearer {options.Value.AccessToken}" ? null : GraphError.Token();

    public GraphError? CheckVersion(string version) => Version().IsMatch(version) ? null : GraphError.UnknownPath(version);

    public GraphError? CheckPhone(string phone) => phone == options.Value.PhoneNumberId ? null : GraphError.UnknownObject(phone);

    public static async Task RefuseAsync(HttpResponse response, GraphError error)
    {
        response.StatusCode = error.Status;
        if (error.RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.ContentType = "application/json; charset=UTF-8";
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(error.ToJson()));
    }

    [GeneratedRegex(@"^v\d{1,2}(\.\d)?$")]
    private static partial Regex Version();
}
