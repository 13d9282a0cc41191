using KtpBot.Core.Cases;
using KtpBot.EndToEnd.Officers;
using KtpBot.EndToEnd.Stack;

namespace KtpBot.EndToEnd.Journeys;

/// <summary>One citizen through every room, over real HTTP between real processes, in a real browser and onto a real IPP printer.</summary>
public sealed class JourneyTests
{
    private static readonly Applicant Budi = new("3515171708090001", "3515171208900002", "Budi Santoso", "081234567890");

    [Theory]
    [InlineData("whatsapp")]
    [InlineData("telegram")]
    [InlineData("webchat")]
    public async Task FirstCard_FromTheFirstWordToTheHandOver(string channel)
    {
        await using var office = await OfficeStack.StartAsync();
        await using var browser = await OfficerBrowser.StartAsync();
        var phone = await office.PhoneAsync(channel, "Budi");
        var journey = new Journey(office, phone, browser, Budi);

        await journey.RunAsync();

        await journey.IsCompleteAsync();
        GoldenPlay.Holds(channel, phone.Play);
    }
}
