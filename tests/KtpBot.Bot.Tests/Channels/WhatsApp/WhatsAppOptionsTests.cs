using KtpBot.Bot.Channels.WhatsApp;

namespace KtpBot.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppOptionsTests
{
    [Fact]
    public void NothingSet_IsOff() => Assert.False(new WhatsAppOptions().IsConfigured);

    [Fact]
    public void HalfConfigured_SaysWhatIsMissing()
    {
        var problem = new WhatsAppOptions { PhoneNumberId = "1", AccessToken = "t" }.Problem();

        Assert.Contains("Channels__WhatsApp__AppSecret, Channels__WhatsApp__VerifyToken", problem);
        Assert.DoesNotContain("PhoneNumberId", problem);
    }

    [Theory]
    [InlineData("+6231", "v23.0", "https://graph.facebook.com", "PhoneNumberId")]
    [InlineData("1", "23", "https://graph.facebook.com", "ApiVersion")]
    [InlineData("1", "v23.0", "graph.facebook.com", "ApiBaseUrl")]
    [InlineData("1", "v23.0", "https://graph.facebook.com", null)]
    public void AWrongValue_IsNamed(string number, string version, string address, string? expected)
    {
        var problem = new WhatsAppOptions { PhoneNumberId = number, ApiVersion = version, ApiBaseUrl = address, AccessToken = "t", AppSecret = "s", VerifyToken = "v" }.Problem();

        if (expected is null) Assert.Null(problem);
        else Assert.Contains("Channels__WhatsApp__" + expected, problem);
    }

    [Fact]
    public async Task AHalfConfiguredChannel_StopsTheStart() =>
        Assert.Contains("Channels__WhatsApp__AccessToken", (await Assert.ThrowsAsync<InvalidOperationException>(() => ChannelApp.StartAsync(("Channels:WhatsApp:AppSecret", "s")))).Message);
}
