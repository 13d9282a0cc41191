namespace KtpBot.Simulator.WhatsApp;

/// <summary>What the fake Graph API and the bot must agree on; configuration section <c>Simulator:WhatsApp</c>.</summary>
public sealed class WhatsAppOptions
{
    /// <summary>Where webhooks go. Empty: nothing is delivered.</summary>
    public string WebhookUrl { get; set; } = "http://127.0.0.1:8080/channels/whatsapp";

    public string PhoneNumberId { get; set; } = "100000000000001";

    /// <summary>The number that citizens see, digits only.</summary>
    public string DisplayPhoneNumber { get; set; } = "62310000000";

    /// <summary>Id of the WhatsApp business account, the <c>entry[].id</c> of every webhook.</summary>
    public string BusinessAccountId { get; set; } = "200000000000002";

    /// <summary>Bearer token that every call of the bot must carry.</summary>
    public string AccessToken { get; set; } = "demo-access-token";

    /// <summary>Key of the HMAC in <c>X-Hub-Signature-256</c>.</summary>
    public string AppSecret { get; set; } = "demo-app-secret";

    /// <summary>Token of the GET handshake.</summary>
    public string VerifyToken { get; set; } = "demo-verify-token";

    /// <summary>When true, a template that was not registered under <c>/sim/templates</c> is refused with 132001.</summary>
    public bool StrictTemplates { get; set; }
}
