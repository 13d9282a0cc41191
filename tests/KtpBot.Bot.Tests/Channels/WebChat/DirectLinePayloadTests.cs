using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KtpBot.Core.Messaging;

namespace KtpBot.Bot.Tests.Channels.WebChat;

/// <summary>Raw requests through the real router: what they answer, what reaches the office, and that the log tells nothing about people.</summary>
public sealed class DirectLinePayloadTests
{
    private const string Nik = "3515170101900001";
    private const string Name = "Siti Aminah";
    private const string Activity = "application/vnd.microsoft.activity";

    /// <summary>One request.</summary>
    /// <param name="Label">What it shows.</param>
    /// <param name="Path">Where it goes; {id}, {other} and {unknown} are conversations, {token} a token.</param>
    /// <param name="Body">As sent; empty for none.</param>
    /// <param name="Type">Its content type.</param>
    /// <param name="Status">The answer.</param>
    /// <param name="Code">Direct Line's word for the refusal.</param>
    /// <param name="Taken">What the office got.</param>
    /// <param name="Bearer">mine, other, expired, resume, secret, broken or none.</param>
    /// <param name="Method">POST unless told.</param>
    public sealed record Case(
        string Label, string Path, string Body, string Type, int Status, string? Code = null, string? Taken = null, string Bearer = "mine", string Method = "POST")
    {
        public override string ToString() => Label;
    }

    public static TheoryData<Case> Cases => [.. Posts(), .. Uploads(), .. Doors(), .. Reads()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Request_IsAnswered_AndTheLogTellsNothing(Case request)
    {
        await using var host = await WebChatHost.StartAsync(settings: new() { ["Channels:WebChat:UploadBytes"] = "50000" });
        var expired = await host.OpenAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        var (mine, other) = (await host.OpenAsync(), await host.OpenAsync());
        var bearer = request.Bearer switch
        {
            "mine" => mine.Token,
            "other" => other.Token,
            "expired" => expired.Token,
            "resume" => mine.ResumeCode,
            "secret" => WebChatHost.Secret,
            "broken" => mine.Token[..^3] + "AAA",
            _ => null,
        };
        var path = request.Path
            .Replace("{id}", request.Bearer == "expired" ? expired.Id : mine.Id, StringComparison.Ordinal)
            .Replace("{other}", other.Id, StringComparison.Ordinal)
            .Replace("{unknown}", new string('B', mine.Id.Length), StringComparison.Ordinal)
            .Replace("{token}", mine.Token, StringComparison.Ordinal);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), "/v3/directline/" + path);
        if (bearer is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (request.Method == "POST")
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
            if (request.Type.Length > 0) message.Content.Headers.TryAddWithoutValidation("Content-Type", request.Type);
        }

        using var response = await host.Http.SendAsync(message);
        var answer = await response.Content.ReadAsStringAsync();

        Assert.True(request.Status == (int)response.StatusCode, $"{(int)response.StatusCode}: {answer}");
        Assert.Equal(request.Code, answer.Length > 0 && JsonNode.Parse(answer) is JsonObject json ? (string?)json["error"]?["code"] : null);
        Assert.Equal(request.Taken, host.Intake.Accepted.Count == 0 ? null : string.Join(", ", host.Intake.Accepted.Select(x => Words(x.Content))));
        foreach (var personal in new[] { Nik, Name, "hilang", mine.Token, other.Token, expired.Token, mine.ResumeCode!, WebChatHost.Secret })
        {
            Assert.DoesNotContain(personal, host.Log.Text, StringComparison.Ordinal);
            if (request.Status >= 400) Assert.DoesNotContain(personal, answer, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Case> Posts()
    {
        const string To = "conversations/{id}/activities";
        const string Json = "application/json";
        yield return new("words", To, $$"""{"type":"message","from":{"id":"dl_a","name":"{{Name}}"},"text":"KTP saya hilang {{Nik}}"}""", Json, 200, Taken: $"text KTP saya hilang {Nik}");
        yield return new("words without a content type", To, """{"type":"message","text":"halo"}""", "", 200, Taken: "text halo");
        yield return new("unknown fields, entities and capabilities", To, """{"type":"message","text":"halo","entities":[{"type":"ClientCapabilities","requiresBotState":true},{"type":"x"}],"foo":{"a":[1]}}""", Json, 200, Taken: "text halo");
        yield return new("null fields", To, """{"type":"message","text":"halo","from":null,"channelData":null,"attachments":null,"value":null}""", Json, 200, Taken: "text halo");
        yield return new("channel data of another shape", To, """{"type":"message","text":"halo","channelData":"x"}""", Json, 200, Taken: "text halo");
        yield return new("client id that is no text", To, """{"type":"message","text":"halo","channelData":{"clientActivityID":7}}""", Json, 200, Taken: "text halo");
        yield return new("another's id", To, """{"type":"message","text":"halo","from":{"id":"dl_orang-lain","role":"bot"}}""", Json, 200, Taken: "text halo");
        yield return new("value of a card that is not ours", To, """{"type":"message","value":{"nama":"Siti Aminah"}}""", Json, 200, Taken: "unsupported card");
        yield return new("value with a number as choice", To, """{"type":"message","text":"halo","value":{"choice":7}}""", Json, 200, Taken: "text halo");
        yield return new("choice longer than any of ours", To, """{"type":"message","text":"halo","value":{"choice":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}""", Json, 200, Taken: "text halo");
        yield return new("attachment by address", To, """{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"http://169.254.169.254/"}]}""", Json, 200, Taken: "unsupported attachment");
        yield return new("attachment that names a file of ours", To, """{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"file:00000000000000000000000000000001"}]}""", Json, 200, Taken: "unsupported attachment");
        yield return new("join", To, """{"type":"event","name":"webchat/join","value":{"payload":"brosur"}}""", Json, 200, Taken: "opened brosur");
        yield return new("join with a value of another shape", To, """{"type":"event","name":"webchat/join","value":[1]}""", Json, 200, Taken: "opened ");
        yield return new("event that nobody knows", To, """{"type":"event","name":"apa/saja","value":{"nik":"3515170101900001"}}""", Json, 200);
        yield return new("seen", To, """{"type":"event","name":"webchat/seen","value":{"watermark":9}}""", Json, 200);
        yield return new("seen with a word", To, """{"type":"event","name":"webchat/seen","value":{"watermark":"9"}}""", Json, 200);
        yield return new("seen with too much", To, """{"type":"event","name":"webchat/seen","value":{"watermark":99999999999}}""", Json, 200);
        yield return new("seen without a value", To, """{"type":"event","name":"webchat/seen"}""", Json, 200);
        yield return new("typing", To, """{"type":"typing"}""", Json, 200);
        yield return new("end of conversation", To, """{"type":"endOfConversation","code":"userCancelled"}""", Json, 200);
        yield return new("conversation update", To, """{"type":"conversationUpdate","membersAdded":[{"id":"dl_a"}]}""", Json, 200);
        yield return new("message reaction", To, """{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""", Json, 200);
        yield return new("unknown type", To, """{"type":"apa saja","text":"KTP saya hilang"}""", Json, 200);
        yield return new("no type", To, """{"text":"KTP saya hilang"}""", Json, 400, "BadArgument");
        yield return new("type that is no text", To, """{"type":7}""", Json, 400, "BadArgument");
        yield return new("text that is no text", To, """{"type":"message","text":{"a":1}}""", Json, 400, "BadArgument");
        yield return new("attachments that are no list", To, """{"type":"message","attachments":"KTP hilang"}""", Json, 400, "BadArgument");
        yield return new("empty text", To, """{"type":"message","text":""}""", Json, 400, "BadArgument");
        yield return new("text of spaces", To, """{"type":"message","text":" \n\t "}""", Json, 400, "BadArgument");
        yield return new("text beyond the bound", To, $$"""{"type":"message","text":"{{Nik}}{{new string('a', 4096)}}"}""", Json, 400, "BadArgument");
        yield return new("body beyond the bound", To, $$$"""{"type":"message","text":"halo","channelData":{"x":"{{{Nik}}}{{{new string('a', 65536)}}}"}}""", Json, 413, "MessageSizeTooBig");
        yield return new("a list", To, """[{"type":"message","text":"KTP saya hilang"}]""", Json, 400, "BadArgument");
        yield return new("half of JSON", To, """{"type":"message","text":"KTP saya hil""", Json, 400, "BadArgument");
        yield return new("no JSON", To, $"nik={Nik}&nama={Name}", "application/x-www-form-urlencoded", 400, "BadArgument");
        yield return new("nothing", To, "", Json, 400, "BadArgument");
        yield return new("null", To, "null", Json, 400, "BadArgument");
        yield return new("JSON of great depth", To, new string('[', 2000), Json, 400, "BadArgument");
        yield return new("half a surrogate", To, """{"type":"message","text":"\ud83d"}""", Json, 400, "BadArgument");
    }

    private static IEnumerable<Case> Uploads()
    {
        const string To = "conversations/{id}/upload?userId=dl_a";
        const string Type = "multipart/form-data; boundary=batas";
        static string Part(string head, string body) => $"--batas\r\n{head}\r\n\r\n{body}\r\n";
        var file = Part("Content-Disposition: form-data; name=\"file\"; filename=\"kk.jpg\"\r\nContent-Type: image/jpeg", "bytes");
        var activity = Part($"Content-Disposition: form-data; name=\"activity\"\r\nContent-Type: {Activity}", $$$"""{"type":"message","text":"{{{Nik}}}","channelData":{"clientActivityID":"a"}}""");
        yield return new("activity and file", To, activity + file + "--batas--\r\n", Type, 200, Taken: $"media kk.jpg {Nik}");
        yield return new("file before activity", To, file + activity + "--batas--\r\n", Type, 200, Taken: $"media kk.jpg {Nik}");
        yield return new("file without activity", To, file + "--batas--\r\n", Type, 200, Taken: "media kk.jpg ");
        yield return new("raw body", To, "bytes", "image/png", 200, Taken: "media  ");
        yield return new("a whole path as the file's name", To, Part("Content-Disposition: form-data; name=\"file\"; filename=\"C:\\foto\\kk.jpg\"", "bytes") + "--batas--\r\n", Type, 200, Taken: "media kk.jpg ");
        yield return new("activity of another type", To, Part($"Content-Disposition: form-data; name=\"activity\"\r\nContent-Type: {Activity}", """{"type":"event","name":"x"}""") + file + "--batas--\r\n", Type, 200, Taken: "media kk.jpg ");
        yield return new("activity without a file", To, activity + "--batas--\r\n", Type, 400, "BadArgument");
        yield return new("activity that is no JSON", To, Part("Content-Disposition: form-data; name=\"activity\"", Name) + file + "--batas--\r\n", Type, 400, "BadArgument");
        yield return new("part without a name", To, Part("Content-Type: image/jpeg", Name) + "--batas--\r\n", Type, 400, "BadArgument");
        yield return new("empty file", To, Part("Content-Disposition: form-data; name=\"file\"; filename=\"kk.jpg\"", "") + "--batas--\r\n", Type, 400, "BadArgument");
        yield return new("eleven files", To, string.Concat(Enumerable.Repeat(file, 11)) + "--batas--\r\n", Type, 400, "BadArgument");
        yield return new("multipart without an end", To, activity + file[..^9], Type, 400, "BadArgument");
        yield return new("boundary that does not occur", To, activity + file, "multipart/form-data; boundary=lain", 400, "BadArgument");
        yield return new("no boundary", To, activity + file, "multipart/form-data", 400, "BadArgument");
        yield return new("no content type", To, Nik, "", 400, "BadArgument");
        yield return new("empty raw body", To, "", "image/png", 400, "BadArgument");
        yield return new("more than allowed", To, activity + Part("Content-Disposition: form-data; name=\"file\"; filename=\"kk.jpg\"", new string('a', 60_000)) + "--batas--\r\n", Type, 413, "MessageSizeTooBig");
        yield return new("raw body beyond the bound", To, new string('a', 60_000), "image/png", 413, "MessageSizeTooBig");
    }

    private static IEnumerable<Case> Doors()
    {
        const string Json = "application/json";
        const string Words = """{"type":"message","text":"KTP saya hilang"}""";
        yield return new("no token", "conversations/{id}/activities", Words, Json, 401, "Unauthorized", Bearer: "none");
        yield return new("changed token", "conversations/{id}/activities", Words, Json, 403, "BadArgument", Bearer: "broken");
        yield return new("expired token", "conversations/{id}/activities", Words, Json, 403, "TokenExpired", Bearer: "expired");
        yield return new("expired token for an upload", "conversations/{id}/upload", "x", "image/png", 403, "TokenExpired", Bearer: "expired");
        yield return new("resume code as a token", "conversations/{id}/activities", Words, Json, 403, "BadArgument", Bearer: "resume");
        yield return new("other conversation's token", "conversations/{other}/activities", Words, Json, 403, "BadArgument");
        yield return new("unknown conversation", "conversations/{unknown}/activities", Words, Json, 404, "BadArgument");
        yield return new("unknown conversation with the secret", "conversations/{unknown}/activities", Words, Json, 404, "BadArgument", Bearer: "secret");
        yield return new("conversation of another form", "conversations/..%2F..%2Fetc/activities", Words, Json, 404, "BadArgument");
        yield return new("generate with a token", "tokens/generate", "", Json, 403, "BadArgument");
        yield return new("generate with half of JSON", "tokens/generate", "{\"user\":", Json, 400, "BadArgument", Bearer: "secret");
        yield return new("generate with a user of another form", "tokens/generate", $$"""{"user":{"id":"{{Nik}}"} }""", Json, 400, "BadArgument", Bearer: "secret");
        yield return new("refresh after the end", "tokens/refresh", "", Json, 403, "TokenExpired", Bearer: "expired");
        yield return new("refresh with nothing", "tokens/refresh", "", Json, 401, "Unauthorized", Bearer: "none");
        yield return new("open with nothing", "conversations", "{}", Json, 401, "Unauthorized", Bearer: "none");
        yield return new("open with half of JSON", "conversations", "{\"locale", Json, 400, "BadArgument");
        yield return new("open with too much", "conversations", $$"""{"locale":"{{Nik}}{{new string('a', 70_000)}}"}""", Json, 400, "BadArgument");
    }

    private static IEnumerable<Case> Reads()
    {
        foreach (var watermark in new[] { "", "null", "-1", "abc", "0", "99999999999999999999", "%27%20OR%201=1" })
            yield return new($"watermark {watermark}", $"conversations/{{id}}/activities?watermark={watermark}", "", "", 200, Method: "GET");
        yield return new("watermark that was never reached", "conversations/{id}/activities?watermark=7", "", "", 404, "BadArgument", Method: "GET");
        yield return new("reconnect at a watermark that was never reached", "conversations/{id}?watermark=7", "", "", 404, "BadArgument", Method: "GET");
        yield return new("stream without a WebSocket", "conversations/{id}/stream?t={token}", "", "", 400, "BadArgument", Method: "GET");
        yield return new("attachment without a key", "attachments/00000000-0000-0000-0000-000000000001", "", "", 401, "Unauthorized", Method: "GET");
        yield return new("attachment with a conversation's token", "attachments/00000000-0000-0000-0000-000000000001?t={token}", "", "", 403, "BadArgument", Method: "GET");
    }

    private static string Words(IncomingContent content) => content switch
    {
        TextIn x => $"text {x.Text}",
        ChoiceIn x => $"choice {x.Id} {x.Title}",
        MediaIn x => $"media {x.FileName} {x.Caption}",
        OpenedIn x => $"opened {x.Payload}",
        UnsupportedIn x => $"unsupported {x.What}",
        _ => content.ToString(),
    };
}
