using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KtpBot.Bot.Tests.Simulator;

public sealed class ControlTests : FarSideTest
{
    [Fact]
    public async Task NewCitizen_CanBeReachedAtOnce()
    {
        using var created = await Far.Http.PostAsJsonAsync("/sim/citizens", new { name = "Rini", channel = "whatsapp", number = "+62 899-0000-1234" });
        var citizen = (await created.Content.ReadFromJsonAsync<JsonNode>())!;
        await Far.GraphTextAsync("6289900001234", "Halo Rini");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("Halo Rini", (string?)Assert.Single(await Far.ChatAsync((string)citizen["id"]!))!["text"]);
    }

    [Fact]
    public async Task TakenNumber_MissingFileAndMissingButton_AreRefusedWithASentence()
    {
        using var taken = await Far.Http.PostAsJsonAsync("/sim/citizens", new { name = "Rini", channel = "whatsapp", number = SitisNumber });
        using var file = await Far.Http.PostAsJsonAsync($"/sim/citizens/{Siti}/photo", new { name = "tidak-ada" });
        using var button = await Far.Http.PostAsJsonAsync($"/sim/citizens/{Siti}/tap", new { title = "Ya" });
        using var nobody = await Far.Http.PostAsJsonAsync("/sim/citizens/c99/text", new { text = "Halo" });

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound],
            new[] { taken.StatusCode, file.StatusCode, button.StatusCode, nobody.StatusCode });
        Assert.Contains("Tidak ada tombol", await button.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_WaitsForTheBot_AndReturnsOnlyWhatIsNew()
    {
        var asked = await Far.ActAsync(Siti, "text", new { text = "Halo" });

        var waiting = Far.ChatAsync(Siti, after: (long)asked["seq"]!, wait: 30, from: "bot");
        await Far.GraphTextAsync(SitisNumber, "Selamat pagi");

        Assert.Equal("Selamat pagi", (string?)Assert.Single(await waiting)!["text"]);
    }

    [Fact]
    public async Task Upload_SendsTheBytesOfTheForm()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "aneh.bin" }, { new StringContent("coba"), "caption" } };
        using var answer = await Far.Http.PostAsync($"/sim/citizens/{Siti}/document", form);

        var bubble = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(("aneh.bin", "coba", 3), ((string?)bubble["media"]!["name"], (string?)bubble["text"], (int)bubble["media"]!["size"]!));
        Assert.Equal([1, 2, 3], await Far.Http.GetByteArrayAsync((string?)bubble["media"]!["url"]));
    }

    [Fact]
    public async Task State_ShowsWhatABotThatRefusesHasWaiting()
    {
        Far.Bot.Answer([.. Enumerable.Repeat(500, 1000)]);
        await Far.ActAsync(Siti, "text", new { text = "satu" });
        await Far.ActAsync(Siti, "text", new { text = "dua" });
        await Far.Bot.NextAsync();
        await Far.Bot.NextAsync();

        var channel = (await Far.Http.GetFromJsonAsync<JsonNode>("/sim/state"))!["whatsApp"]!;

        Assert.Equal((2, 500), ((int)channel["pending"]!, (int)channel["lastAttempt"]!["status"]!));
    }

    [Fact]
    public async Task Reset_EmptiesChatsFaultsAndWhatWaits()
    {
        Far.Bot.Answer([.. Enumerable.Repeat(500, 1000)]);
        await Far.ActAsync(Siti, "text", new { text = "satu" });
        await Far.FaultAsync("telegram", "429");

        using var reset = await Far.Http.PostAsync("/sim/reset", null);

        Assert.Empty(await Far.ChatAsync(Siti));
        Assert.Empty((await Far.Http.GetFromJsonAsync<JsonArray>("/sim/faults"))!);
        Assert.Equal(0, (int)(await Far.Http.GetFromJsonAsync<JsonNode>("/sim/state"))!["whatsApp"]!["pending"]!);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/phone.css", "text/css")]
    [InlineData("/phone.js", "text/javascript")]
    [InlineData("/bubbles.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/health/live", "text/plain")]
    public async Task Page_AndItsParts_TravelInTheProgram(string path, string type)
    {
        using var answer = await Far.Http.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length > 5);
    }
}
