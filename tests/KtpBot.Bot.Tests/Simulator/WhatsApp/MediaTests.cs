using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator.WhatsApp;

public sealed class MediaTests : FarSideTest
{
    [Fact]
    public async Task Photo_IsResolvedAndDownloaded_WithItsHash()
    {
        var id = await SendPhotoAsync();

        var found = await ResolveAsync(id);
        var bytes = await Far.Http.GetByteArrayAsync((string?)found["url"]);

        Assert.Equal("image/jpeg", (string?)found["mime_type"]);
        Assert.Equal(bytes.Length, (int)found["file_size"]!);
        Assert.Equal((string?)found["sha256"], Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal(await Far.Http.GetByteArrayAsync("/sim/camera-roll/kk-buram.jpg"), bytes);
    }

    [Fact]
    public async Task DownloadAddress_LivesFiveMinutes()
    {
        var id = await SendPhotoAsync();
        var url = (string?)(await ResolveAsync(id))["url"];

        Far.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        using var inTime = await Far.Http.GetAsync(url);
        Far.Clock.Advance(TimeSpan.FromSeconds(1));
        using var late = await Far.Http.GetAsync(url);
        using var again = await Far.Http.GetAsync((string?)(await ResolveAsync(id))["url"]);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK], new[] { inTime.StatusCode, late.StatusCode, again.StatusCode });
    }

    [Fact]
    public async Task ExpiredMediaFault_SpoilsOneAddressOnly()
    {
        var id = await SendPhotoAsync();
        await Far.FaultAsync("whatsapp", "expired-media");

        using var first = await Far.Http.GetAsync((string?)(await ResolveAsync(id))["url"]);
        using var second = await Far.Http.GetAsync((string?)(await ResolveAsync(id))["url"]);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task MediaMissingFault_RefusesTheId()
    {
        var id = await SendPhotoAsync();
        await Far.FaultAsync("whatsapp", "media-404");

        using var answer = await Far.Http.GetAsync($"/graph/v23.0/{id}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Download_WithoutTheToken_IsRefused()
    {
        var url = (string?)(await ResolveAsync(await SendPhotoAsync()))["url"];
        Far.Http.DefaultRequestHeaders.Authorization = null;

        using var answer = await Far.Http.GetAsync(url);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task UploadedDocument_ReachesTheCitizenUnderItsFileName()
    {
        var pdf = await Far.Http.GetByteArrayAsync("/sim/camera-roll/kk.pdf");
        var id = (string?)(await UploadAsync(pdf, "application/pdf"))["id"];

        await Far.GraphAsync(new { messaging_product = "whatsapp", to = SitisNumber, type = "document", document = new { id, filename = "Tanda terima.pdf", caption = "Simpan" } });

        var bubble = Assert.Single(await Far.ChatAsync(Siti))!;
        Assert.Equal(("document", "Tanda terima.pdf", "Simpan"), ((string?)bubble["kind"], (string?)bubble["media"]!["name"], (string?)bubble["text"]));
        Assert.Equal(pdf, await Far.Http.GetByteArrayAsync((string?)bubble["media"]!["url"]));
    }

    [Fact]
    public async Task Upload_OfAnImageOverFiveMegabytes_IsRefused()
    {
        var json = await UploadAsync(new byte[(5 << 20) + 1], "image/jpeg");

        Assert.Equal(131053, (int)json["error"]!["code"]!);
    }

    [Fact]
    public async Task Pdf_SentAsAnImage_IsRefused()
    {
        var id = (string?)(await UploadAsync([1, 2, 3], "application/pdf"))["id"];

        var (_, json) = await Far.GraphAsync(new { messaging_product = "whatsapp", to = SitisNumber, type = "image", image = new { id } });

        Assert.Equal(131053, (int)json["error"]!["code"]!);
    }

    [Fact]
    public async Task DeletedMedia_IsGone()
    {
        var id = (string?)(await UploadAsync([1, 2, 3], "application/pdf"))["id"];

        using var deleted = await Far.Http.DeleteAsync($"/graph/v23.0/{id}");
        using var answer = await Far.Http.GetAsync($"/graph/v23.0/{id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (deleted.StatusCode, answer.StatusCode));
    }

    private async Task<string> SendPhotoAsync()
    {
        await Far.ActAsync(Siti, "photo", new { name = "kk-buram", caption = "KK saya" });
        var image = (await Far.Bot.NextAsync()).Value["messages"]![0]!["image"]!;
        Assert.Equal("KK saya", (string?)image["caption"]);
        return (string)image["id"]!;
    }

    private async Task<JsonNode> ResolveAsync(string id) =>
        (await Far.Http.GetFromJsonAsync<JsonNode>($"/graph/v23.0/{id}?phone_number_id={FarSide.PhoneNumberId}"))!;

    private async Task<JsonNode> UploadAsync(byte[] bytes, string type)
    {
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" }, { new StringContent(type), "type" } };
        form.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } }, "file", "berkas.bin");
        using var answer = await Far.Http.PostAsync($"/graph/v23.0/{FarSide.PhoneNumberId}/media", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
