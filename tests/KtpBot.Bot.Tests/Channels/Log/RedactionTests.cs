using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KtpBot.Bot.Channels.Log;

namespace KtpBot.Bot.Tests.Channels.Log;

public sealed partial class RedactionTests
{
    private static readonly FrozenSet<string> Open = new[] { "type", "code", "status" }.ToFrozenSet();

    [Fact]
    public void Shape_AndOpenFields_Stay()
    {
        var redacted = Redact("""{"type":"text","to":"6281234567890","text":{"body":"NIK saya 3515171208900002"},"code":131047,"ids":[1234567,"wamid.X"],"ok":true,"none":null}""");

        Assert.Equal("""{"type":"text","to":"…13","text":{"body":"…25"},"code":131047,"ids":["…7","…7"],"ok":true,"none":null}""", redacted);
    }

    [Theory]
    [InlineData("""{"Siti Aminah":"ya","umur":3}""", """{"…":"…2","…":"…1"}""")]
    [InlineData("""{"6281234567890":{"type":"text"}}""", """{"…":{"type":"text"}}""")]
    [InlineData("""{"Siti":1}""", """{"…":"…1"}""")]
    [InlineData("""{"type":["text","image"]}""", """{"type":["text","image"]}""")]
    [InlineData("""{"type":{"body":"rahasia"}}""", """{"type":{"body":"…7"}}""")]
    [InlineData("\"rahasia\"", "\"…7\"")]
    [InlineData("3515171208900002", "\"…16\"")]
    [InlineData("""{"type":"x","6281":1,"status":"y"}""", """{"…":"…1","…":"…1","…":"…1"}""")]
    public void Maps_AndBareValues_AreTakenOut(string body, string expected) => Assert.Equal(expected, Redact(body));

    [Theory]
    [InlineData("nama=Siti&nik=3515171208900002")]
    [InlineData("{\"text\":\"Siti")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("\uFEFF{}")]
    public void WhatIsNoReadableJson_IsOnlyCounted(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        Assert.Equal($"({bytes.Length} bytes, no JSON)", Redact(body));
    }

    [Fact]
    public void InvalidBytes_DeepNesting_AndNothing()
    {
        Assert.Equal("(3 bytes, no JSON)", Encoding.UTF8.GetString(Redaction.Of(new byte[] { 0xFF, 0xFE, 0x22 }, Open)!));
        var deep = new string('[', 5_000) + new string(']', 5_000);
        Assert.Equal("(10000 bytes, no JSON)", Redact(deep));
        Assert.Null(Redaction.Of(ReadOnlyMemory<byte>.Empty, Open));
    }

    [Fact]
    public void HugeBodies_AreCutAtAWholeCharacter()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, 300_000).Select(n => $"kata{n}"));

        var redacted = Redaction.Of(body, Open)!;

        Assert.InRange(redacted.Length, 1, Redaction.MostBytes + 4);
        Assert.EndsWith("…", new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(redacted), StringComparison.Ordinal);
        Assert.DoesNotContain("kata", Encoding.UTF8.GetString(redacted), StringComparison.Ordinal);
    }

    [Fact]
    public void OpenFields_OfUnlikelyLength_AreTakenOutToo()
    {
        var picture = Convert.ToBase64String(new byte[300]);

        Assert.Equal($$"""{"type":"…{{picture.Length}}"}""", Redact($$"""{"type":"{{picture}}"}"""));
    }

    /// <summary>Whatever the body looks like: nothing of three letters or digits survives that did not stand in an open field or as a field's name.</summary>
    [Fact]
    public void AnyBody_LosesEveryWordAndNumber()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            var secrets = new List<string>();
            var body = Draw(random, secrets, 0).ToJsonString();
            if (random.Next(20) == 0) body = body[..random.Next(body.Length)]; // Broken off on the way.

            var redacted = Redact(body) ?? "";

            foreach (var secret in secrets.SelectMany(text => Words().Matches(text).Select(match => match.Value)).Distinct())
                Assert.False(redacted.Contains(secret, StringComparison.Ordinal), $"seed {seed}: \"{secret}\" survived in {redacted}");
        }
    }

    private static JsonNode Draw(Random random, List<string> secrets, int depth)
    {
        switch (depth > 5 ? random.Next(3) : random.Next(6))
        {
            case 0:
                return Secret(random, secrets);
            case 1:
                // A closed number; in the output only a length may stand in its place.
                var number = random.NextInt64(10_000, long.MaxValue);
                secrets.Add(number.ToString(CultureInfo.InvariantCulture));
                return number;
            case 2:
                return JsonValue.Create(random.Next(2) == 0);
            case 3:
                return new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Draw(random, secrets, depth + 1))]);
            default:
                var fields = new JsonObject();
                var isMap = random.Next(4) == 0;
                for (var count = random.Next(6); count > 0; count--)
                {
                    var name = isMap ? Key(random, secrets) : ((string[])["type", "text", "body", "from", "profile_name", "wa_id", "status"])[random.Next(7)];
                    fields[name] = name is "type" or "status" ? JsonValue.Create($"kind{random.Next(3)}") : Draw(random, secrets, depth + 1);
                }

                return fields;
        }
    }

    private static string Secret(Random random, List<string> secrets)
    {
        var text = random.Next(4) switch
        {
            0 => Convert.ToBase64String(Bytes(random, random.Next(3, 60))),
            1 => string.Create(CultureInfo.InvariantCulture, $"+62{random.NextInt64(100_000_000, 99_999_999_999)}"),
            2 => $"Siti Nurhaliza{random.Next()} \"kutip\" \\ 😀 ñandú {random.Next()}",
            _ => JsonSerializer.Serialize(new { nama = $"Budi{random.Next()}", nik = random.NextInt64(1_000_000_000_000_000, 9_999_999_999_999_999) }),
        };
        secrets.Add(text);
        return text;
    }

    private static string Key(Random random, List<string> secrets)
    {
        var key = random.Next(2) == 0 ? $"62{random.NextInt64(100_000_000, 99_999_999_999)}" : $"Warga {random.Next()}";
        secrets.Add(key);
        return key;
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string? Redact(string body) => Redaction.Of(Encoding.UTF8.GetBytes(body), Open) is { } redacted ? Encoding.UTF8.GetString(redacted) : null;

    [GeneratedRegex("[0-9A-Za-z]{3,}")]
    private static partial Regex Words();
}
