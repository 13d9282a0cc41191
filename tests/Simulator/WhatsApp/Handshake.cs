using KtpBot.Simulator.Citizens;

using Microsoft.Extensions.Options;

namespace KtpBot.Simulator.WhatsApp;

/// <summary>The GET with hub.challenge that proves who owns the webhook address.</summary>
public sealed class Handshake(IOptions<WhatsAppOptions> options, IHttpClientFactory http, ChangeFeed feed)
{
    /// <summary><c>null</c> before the first try; then what the bot answered.</summary>
    public HandshakeResult? Last { get; private set; }

    public async Task<HandshakeResult> TryAsync(CancellationToken cancellation)
    {
        var challenge = Random.Shared.NextInt64(1_000_000_000, 9_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var query = QueryString.Create("hub.mode", "subscribe").Add("hub.verify_token", options.Value.VerifyToken).Add("hub.challenge", challenge);
        try
        {
            using var client = http.CreateClient("link");
            using var answer = await client.GetAsync(new Uri(options.Value.WebhookUrl + query), cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            Last = new HandshakeResult((int)answer.StatusCode == 200 && text == challenge, (int)answer.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or TaskCanceledException)
        {
            Last = new HandshakeResult(false, null);
        }

        feed.Bump();
        return Last;
    }
}
