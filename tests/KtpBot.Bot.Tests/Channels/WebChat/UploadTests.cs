using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using KtpBot.Core.Documents;
using KtpBot.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Files in both directions.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4];

    [Fact]
    public async Task Upload_OfAPhoto_ReachesTheIntake_AndTheEchoCarriesARealAddress()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        using var response = await UploadAsync(host, chat, Multipart("foto-1", ("kk.jpg", "image/jpeg", Photo)));
        var echo = Assert.Single((await host.ReadAsync(chat)).Activities);
        var attachment = echo["attachments"]![0]!;
        using var file = await host.Http.GetAsync(new Uri((string)attachment["contentUrl"]!));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("image/jpeg", "kk.jpg"), ((string)attachment["contentType"]!, (string)attachment["name"]!));
        Assert.Equal(Photo, await file.Content.ReadAsByteArrayAsync());
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var message = Assert.Single(host.Intake.Accepted);
        var media = Assert.IsType<MediaIn>(message.Content);
        Assert.Equal(("image/jpeg", "kk.jpg", "Ini KK saya"), (media.MimeType, media.FileName, media.Caption));
        Assert.Equal(Photo, Assert.IsType<Fetched>(await host.Channel.FetchAsync(media, 100, CancellationToken.None)).Bytes);
        Assert.True(Assert.IsType<FetchFailed>(await host.Channel.FetchAsync(media, 4, CancellationToken.None)).TooLarge);
    }

    [Fact]
    public async Task Upload_Repeated_LeavesOneFileAndOneMessage()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        (await UploadAsync(host, chat, Multipart("foto-1", ("kk.jpg", "image/jpeg", Photo)))).Dispose();
        (await UploadAsync(host, chat, Multipart("foto-1", ("kk.jpg", "image/jpeg", Photo)))).Dispose();

        Assert.Single(host.Intake.Accepted);
        Assert.Single((await host.ReadAsync(chat)).Activities);
        Assert.Single(Directory.GetFiles(host.Database.Options.FilesDirectory, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Upload_OfSeveralFiles_IsOneActivityAndAMessageForEach()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();

        (await UploadAsync(host, chat, Multipart("album", ("a.jpg", "image/jpeg", Photo), ("b.pdf", "application/pdf", [1, 2, 3])))).Dispose();

        Assert.Single((await host.ReadAsync(chat)).Activities);
        var media = host.Intake.Accepted.Select(x => (MediaIn)x.Content).ToList();
        Assert.Equal(["a.jpg", "b.pdf"], media.Select(x => x.FileName));
        Assert.Equal(["c:album", "c:album"], media.Select(x => x.GroupId));
        Assert.Equal([$"{chat.Id}:c:album", $"{chat.Id}:c:album:1"], host.Intake.Accepted.Select(x => x.ExternalId));
    }

    [Fact]
    public async Task Upload_AsRawBody_Works()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var body = new ByteArrayContent(Photo);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "\"ktp rusak.jpg\"" };

        using var response = await UploadAsync(host, chat, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("ktp rusak.jpg", Assert.IsType<MediaIn>(Assert.Single(host.Intake.Accepted).Content).FileName);
    }

    [Fact]
    public async Task Upload_TooLarge_HearsSo_AndStoresNothing()
    {
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:UploadBytes"] = "100000" });
        var chat = await host.OpenAsync();

        using var response = await UploadAsync(host, chat, Multipart("besar", ("kk.jpg", "image/jpeg", RandomNumberGenerator.GetBytes(120_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("MessageSizeTooBig", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]!);
        Assert.Empty(host.Intake.Accepted);
        Assert.False(Directory.Exists(host.Database.Options.FilesDirectory));
    }

    [Theory]
    [InlineData("text/plain", "", "empty")]
    [InlineData("multipart/form-data", "x", "boundary")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nputus", "broken")]
    [InlineData("multipart/form-data; boundary=abc", "--abc--\r\n", "no file")]
    public async Task Upload_ThatCannotBeRead_IsRefusedWithTheReason(string type, string text, string reason)
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var body = new StringContent(text);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await UploadAsync(host, chat, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AttachmentAddress_EndsAfterAnHour_AndOpensNoOtherFile()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        (await UploadAsync(host, chat, Multipart("a", ("a.jpg", "image/jpeg", Photo)))).Dispose();
        var address = (string)Assert.Single((await host.ReadAsync(chat)).Activities)["attachments"]![0]!["contentUrl"]!;
        var other = Guid.NewGuid();
        await host.App.Services.GetRequiredService<IDocumentStore>().PutAsync(other, Photo, CancellationToken.None);

        using var foreign = await host.Http.GetAsync(new Uri($"{host.Url}/v3/directline/attachments/{other:N}{address[address.IndexOf('?', StringComparison.Ordinal)..]}"));
        using var bare = await host.Http.GetAsync(new Uri(address[..address.IndexOf('?', StringComparison.Ordinal)]));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        using var late = await host.Http.GetAsync(new Uri(address));
        var again = (string)Assert.Single((await OpenAgainAsync(host, chat)).Activities)["attachments"]![0]!["contentUrl"]!;
        using var renewed = await host.Http.GetAsync(new Uri(again));

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK],
            new[] { foreign, bare, late, renewed }.Select(x => x.StatusCode));
    }

    [Fact]
    public async Task File_FromTheOffice_IsShown_AndMarkupIsOnlyEverSaved()
    {
        await using var host = await WebChatHost.StartAsync();
        var chat = await host.OpenAsync();
        var store = host.App.Services.GetRequiredService<IDocumentStore>();
        var (receipt, page) = (Guid.NewGuid(), Guid.NewGuid());
        await store.PutAsync(receipt, "%PDF-1.7"u8.ToArray(), CancellationToken.None);
        await store.PutAsync(page, "<script>"u8.ToArray(), CancellationToken.None);
        await host.Channel.SendAsync(new OutgoingMessage(1, chat.Id, new FileOut(receipt, "Tanda terima KWS-2026-000123.pdf", "application/pdf", "Simpan *tanda terima* ini."), null), CancellationToken.None);
        await host.Channel.SendAsync(new OutgoingMessage(2, chat.Id, new FileOut(page, "halaman.html", "text/html", null), null), CancellationToken.None);

        var activities = (await host.ReadAsync(chat)).Activities;
        using var pdf = await host.Http.GetAsync(new Uri((string)activities[0]["attachments"]![0]!["contentUrl"]!));
        using var html = await host.Http.GetAsync(new Uri((string)activities[1]["attachments"]![0]!["contentUrl"]!));

        Assert.Equal("Simpan **tanda terima** ini.", (string)activities[0]["text"]!);
        Assert.Equal(("application/pdf", "inline"), (pdf.Content.Headers.ContentType!.MediaType, pdf.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(("application/octet-stream", "attachment"), (html.Content.Headers.ContentType!.MediaType, html.Content.Headers.ContentDisposition!.DispositionType));
    }

    private static async Task<ActivityPage> OpenAgainAsync(WebChatHost host, OpenChat chat)
    {
        using var resumed = await host.SendAsync(HttpMethod.Post, "/chat/resume", new JsonObject { ["code"] = chat.ResumeCode }, origin: host.Url);
        return await host.ReadAsync(await OpenChat.ReadAsync(resumed));
    }

    private static MultipartFormDataContent Multipart(string clientId, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var activity = WebChatHost.Said("Ini KK saya", clientId);
        activity["attachments"] = new JsonArray([.. files.Select(x => new JsonObject { ["contentType"] = x.Type, ["contentUrl"] = "blob:klien", ["name"] = x.Name })]);
        var form = new MultipartFormDataContent();
        var part = new StringContent(activity.ToJsonString());
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        form.Add(part, "activity", "blob");
        foreach (var (name, type, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
            form.Add(file, "file", name);
        }

        return form;
    }

    private static async Task<HttpResponseMessage> UploadAsync(WebChatHost host, OpenChat chat, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{chat.Id}/upload?userId=dl_warga") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", chat.Token);
        return await host.Http.SendAsync(request);
    }
}
