using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;
using KtpBot.Core.Complaints;
using KtpBot.Core.Messaging;
using KtpBot.Testing.Pictures;

namespace KtpBot.Backoffice.Tests.Browser;

/// <summary>The pages of complaints and of the survey in a real browser, wide and narrow, and by keyboard alone.</summary>
public sealed class VoicePagesTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private VoiceSeed _voice = null!;
    private ChatSeed _chats = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        (_voice, _chats) = (new VoiceSeed(_office), new ChatSeed(_office));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Pages_FitAndRunWithoutFault(int width, int height)
    {
        var proof = await _voice.PhotoAsync(DrawnPictures.DocumentJpeg(900, 700));
        var complaint = await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.WhatsApp), anonymous: true, proof: proof);
        await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.Telegram), kind: ComplaintKind.WrongData, ago: TimeSpan.FromDays(20));
        for (var n = 0; n < 5; n++) await _voice.SurveyAsync(n % 2 == 0 ? "hilang" : "baru", [4, 3, 2, 4, 3, 4, 4, 3, 3], "Ruang tunggunya panas dan kursinya sedikit, tetapi petugasnya ramah sekali.", sex: "p");
        var user = await _office.OfficerAsync(StaffRoles.Kades);
        await using var browser = await Chromium.OpenAsync(_office.Address, width, height);
        var faults = new List<string>();
        browser.Page.Console += (_, message) => { if (message.Type is "error" or "warning") faults.Add(message.Text); };
        browser.Page.PageError += (_, error) => faults.Add(error);
        await browser.SignInAsync(user);

        foreach (var (name, path) in new[] { ("keluhan", "/keluhan"), ("keluhan-kosong", "/keluhan?saring=selesai"), ("keluhan-satu", $"/keluhan/{complaint.Id}"), ("survei", "/survei"), ("survei-kosong", "/survei?dari=2020-01&sampai=2020-02") })
        {
            var answer = await browser.Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            await browser.Page.WaitForFunctionAsync("() => [...document.images].filter(i => i.offsetParent).every(i => i.complete)");
            await browser.PictureAsync($"{name}-{width}");
            Assert.True(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} scrolls sideways at {width}.");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task AComplaint_IsFoundAnsweredAndClosedByKeyboardAlone()
    {
        var complaint = await _voice.ComplaintAsync(await _chats.ConversationAsync(ChannelKind.Telegram));
        var user = await _office.OfficerAsync(StaffRoles.Kades);
        await using var browser = await Chromium.OpenAsync(_office.Address, 1366, 768);
        await browser.SignInAsync(user);
        await browser.Page.GotoAsync("/keluhan");

        await browser.Page.Locator("a.row-link").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.WaitForURLAsync($"**/keluhan/{complaint.Id}");
        await browser.Page.Locator("#words").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("Sudah kami periksa dan selesaikan.");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Space");
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.GetByText("Hasilnya disampaikan dan keluhan ditutup.").WaitForAsync();

        Assert.Equal(ComplaintState.Closed, (await _voice.ReadAsync(complaint.Id)).State);
    }
}
