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

    [Theory]
    [InlineData("https://graph.facebook.com", null, null, null, "80/80", "0.167/45")]
    [InlineData("https://graph.facebook.com/", 1000d, null, 2d, "1000/1000", "0.5/45")]
    [InlineData("https://graph.facebook.com", 0d, null, 0d, "-", "-")]
    [InlineData("https://wa.kantor.example", null, null, null, "-", "-")]
    [InlineData("http://127.0.0.1:8090/graph", 20d, 10, 6d, "20/20", "0.167/10")]
    public void ThePace_IsTheProvidersOwnOnlyAtItsOwnAddress(string address, double? perSecond, int? burst, double? seconds, string whole, string citizen)
    {
        var pace = new WhatsAppOptions { ApiBaseUrl = address, MessagesPerSecond = perSecond, CitizenBurst = burst, CitizenSecondsPerMessage = seconds }.Pace();

        Assert.Equal((whole, citizen), (Shown(pace.Whole), Shown(pace.Citizen)));

        static string Shown(KtpBot.Core.Messaging.TokenRate? rate) => rate is null ? "-" : FormattableString.Invariant($"{Math.Round(rate.PerSecond, 3)}/{rate.Burst}");
    }

    [Theory]
    [InlineData(-1d, null, null)]
    [InlineData(null, 0, null)]
    [InlineData(null, null, -0.5)]
    public void AnImpossiblePace_IsRefused(double? perSecond, int? burst, double? seconds) => Assert.Contains(
        "MessagesPerSecond",
        new WhatsAppOptions { PhoneNumberId = "1", AccessToken = "t", AppSecret = "s", VerifyToken = "v", MessagesPerSecond = perSecond, CitizenBurst = burst, CitizenSecondsPerMessage = seconds }.Problem());
}
