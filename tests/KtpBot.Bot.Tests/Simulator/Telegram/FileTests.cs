using System.Net;

namespace KtpBot.Bot.Tests.Simulator.Telegram;

public sealed class FileTests : FarSideTest
{
    [Fact]
    public async Task Photo_ComesInGrowingSizes_AndTheLargestIsTheOriginal()
    {
        await Far.ActAsync(Budi, "photo", new { name = "kk-12mp-gps" });

        var sizes = (await Far.Bot.NextAsync()).Json["message"]!["photo"]!.AsArray();
        Assert.Equal([500, 2000, 4000], sizes.Select(s => (int)s!["width"]!));
        var bytes = await Far.Http.GetByteArrayAsync(await AddressAsync((string?)sizes[2]!["file_id"]));
        Assert.Equal(await Far.Http.GetByteArrayAsync("/sim/camera-roll/kk-12mp-gps.jpg"), bytes);
    }

    [Fact]
    public async Task BrokenPhoto_HasOneSize()
    {
        await Far.ActAsync(Budi, "photo", new { name = "palsu.jpg" });

        Assert.Single((await Far.Bot.NextAsync()).Json["message"]!["photo"]!.AsArray());
    }

    [Fact]
    public async Task FileOver20Megabytes_IsTooBigToFetch()
    {
        await Far.ActAsync(Budi, "document", new { name = "terlalu-besar.jpg" });
        var document = (await Far.Bot.NextAsync()).Json["message"]!["document"]!;

        var (_, json) = await Far.TelegramAsync("getFile", new { file_id = (string?)document["file_id"] });

        Assert.True((int)document["file_size"]! > 20 << 20);
        Assert.Equal("Bad Request: file is too big", (string?)json["description"]);
    }

    [Fact]
    public async Task FilePath_LivesOneHour_AndTheFileLonger()
    {
        var id = await SendPdfAsync();
        var address = await AddressAsync(id);

        Far.Clock.Advance(TimeSpan.FromHours(1));
        using var late = await Far.Http.GetAsync(address);
        using var anew = await Far.Http.GetAsync(await AddressAsync(id));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (late.StatusCode, anew.StatusCode));
    }

    [Fact]
    public async Task ExpiredAndMissingMediaFaults_StrikeOnce()
    {
        var id = await SendPdfAsync();
        await Far.FaultAsync("telegram", "expired-media");
        using var expired = await Far.Http.GetAsync(await AddressAsync(id));
        using var fetched = await Far.Http.GetAsync(await AddressAsync(id));

        await Far.FaultAsync("telegram", "media-404");
        var (missing, _) = await Far.TelegramAsync("getFile", new { file_id = id });

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.BadRequest), (expired.StatusCode, fetched.StatusCode, missing));
    }

    private async Task<string?> SendPdfAsync()
    {
        await Far.ActAsync(Budi, "document", new { name = "kk.pdf" });
        var document = (await Far.Bot.NextAsync()).Json["message"]!["document"]!;
        Assert.Equal(("kk.pdf", "application/pdf"), ((string?)document["file_name"], (string?)document["mime_type"]));
        return (string?)document["file_id"];
    }

    private async Task<string> AddressAsync(string? fileId)
    {
        var (_, json) = await Far.TelegramAsync("getFile", new { file_id = fileId });
        return $"/telegram/file/bot{FarSide.Token}/{(string?)json["result"]!["file_path"]}";
    }
}
