using KtpBot.Testing.Processes;
using Microsoft.Extensions.Options;

namespace KtpBot.Devices.Tests;

public sealed class DevicesOptionsTests
{
    [Theory]
    [InlineData("BackofficeUrl=", "Devices__BackofficeUrl")]
    [InlineData("BackofficeUrl=http://kantor.example/", "Devices__AllowPlainHttp")]
    [InlineData("StationId=", "Devices__StationId")]
    [InlineData("StationKey=", "Devices__StationKey")]
    [InlineData("DataDirectory=", "Devices__DataDirectory")]
    [InlineData("Printer:Kind=Laser", "Devices__Printer__Kind")]
    [InlineData("Printer:Uri=http://127.0.0.1/", "Devices__Printer__Uri")]
    [InlineData("Camera:Kind=Uvc", "Devices__Camera__Kind")]
    [InlineData("ClaimWaitSeconds=500", "Devices__ClaimWaitSeconds")]
    public async Task Start_WithAWrongSetting_SaysWhatToSet(string setting, string named)
    {
        using var folder = new TemporaryFolder();
        await using var app = DevicesHost.Build(
            [.. StationUnderTest.Arguments("http://127.0.0.1:1/", folder.Path, "ipp://127.0.0.1:1/ipp/print"), $"--Devices:{setting}"]);

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains(refused.Failures, failure => failure.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var first = DevicesHost.Build([.. StationUnderTest.Arguments("http://127.0.0.1:1/", folder.Path, null)]);
        await first.StartAsync();
        await using var second = DevicesHost.Build([.. StationUnderTest.Arguments("http://127.0.0.1:1/", folder.Path, null)]);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync());

        Assert.Contains("sedang dipakai", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_IsReadableByItsUserOnly()
    {
        using var folder = new TemporaryFolder();
        await using var app = DevicesHost.Build([.. StationUnderTest.Arguments("http://127.0.0.1:1/", folder.Path, null)]);
        await app.StartAsync();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("station.key")));
    }
}
