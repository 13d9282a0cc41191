using System.Text.RegularExpressions;
using KtpBot.Bot.Tests.Plays.Stages;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>Every play on WhatsApp: the same words and the same choices arrive as inside the process.</summary>
public sealed class WhatsAppPlayTests(ChannelHouse.WhatsApp house) : ChannelPlays(house), IClassFixture<ChannelHouse.WhatsApp>;

/// <summary>Every play on Telegram.</summary>
public sealed class TelegramPlayTests(ChannelHouse.Telegram house) : ChannelPlays(house), IClassFixture<ChannelHouse.Telegram>;

/// <summary>Every play in web chat.</summary>
public sealed class WebChatPlayTests(ChannelHouse.WebChat house) : ChannelPlays(house), IClassFixture<ChannelHouse.WebChat>;

/// <summary>Plays on one channel, through webhooks or HTTP on one side and the provider's calls on the other.</summary>
public abstract class ChannelPlays(ChannelHouse house)
{
    public static TheoryData<string> Plays => [.. PlayScript.Names];

    public static TheoryData<string> Offices => [.. PlayScript.OtherOffices];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Plays))]
    public async Task WhatArrives_IsWhatThePlaySays(string name)
    {
        var script = PlayScript.Read(name);
        if (script.Channels.Contains(house.Stage.Channel)) await house.PlayAsync(script);
    }

    /// <summary>One after another, so that the bot starts once for each office.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Offices))]
    public async Task WhatArrivesFromAnotherOffice_IsWhatItsPlaysSay(string office)
    {
        foreach (var name in PlayScript.NamesOf(office)) await WhatArrives_IsWhatThePlaySays(name);
    }
}

/// <summary>One channel's stage, which holds every step against the play's file.</summary>
public abstract partial class ChannelHouse : PlayHouse
{
    public sealed class WhatsApp : ChannelHouse
    {
        internal override PlayStage Stage { get; } = new WhatsAppStage();
    }

    public sealed class Telegram : ChannelHouse
    {
        internal override PlayStage Stage { get; } = new TelegramStage();
    }

    public sealed class WebChat : ChannelHouse
    {
        internal override PlayStage Stage { get; } = new WebChatStage();
    }

    private protected override Action<PlayStep, IReadOnlyList<(int Phone, Bubble Bubble)>> Watch(PlayScript script) => (step, came) =>
    {
        for (var phone = 1; phone <= 2; phone++)
        {
            var arrived = new Queue<Bubble>(came.Where(said => said.Phone == phone).Select(said => said.Bubble));
            foreach (var bubble in step.Said.Where(said => said.Phone == phone).Select(said => said.Bubble)) Arrives(bubble, arrived, $"{script.Name}.txt, \"{step.Line}\"");
            Assert.True(arrived.Count == 0, $"{script.Name}.txt, \"{step.Line}\": this came besides: {arrived.FirstOrDefault()?.Text}");
        }
    };

    private static void Arrives(Bubble expected, Queue<Bubble> arrived, string where)
    {
        Assert.True(arrived.Count > 0, $"{where}: did not come: {expected.Text}");
        var bubble = arrived.Dequeue();
        var words = Plain(expected.Text);
        if (bubble.Gaps is { } gaps)
        {
            foreach (var gap in gaps) Assert.Contains(Plain(gap).TrimEnd('…'), words, StringComparison.Ordinal);
            return;
        }

        // What is too long for one message of the channel comes as several.
        while (bubble.Choices.Count == 0 && Plain(bubble.Text).Length < words.Length && arrived.TryDequeue(out var rest))
            bubble = rest with { Text = $"{bubble.Text}\n{rest.Text}" };
        var text = Plain(bubble.Text);
        Assert.True(text.StartsWith(words, StringComparison.Ordinal), $"{where}\nexpected: {words}\n    came: {text}");
        if (expected.File is { } file) Assert.Equal(file, bubble.File);

        // Second lines and choices without buttons stand in the words.
        var left = text[words.Length..];
        if (expected.Text.StartsWith(Bubble.Pin, StringComparison.Ordinal)) left = MapLink().Replace(left, "");
        if (bubble.Choices.Count > 0 || expected.Choices.Count == 0) Assert.Equal(expected.Choices.Select(c => Plain(c.Title)), bubble.Choices.Select(c => Plain(c.Title)));
        foreach (var choice in expected.Choices)
        {
            if (bubble.Choices.Count == 0) Assert.Contains(Plain(choice.Title), left, StringComparison.Ordinal);
            if (choice.Description is { } more && !bubble.Choices.Any(c => c.Description is { } own && Plain(own) == Plain(more))) Assert.Contains(Plain(more), left, StringComparison.Ordinal);
            left = Cut(Cut(left, Plain(choice.Description ?? "")), Plain(choice.Title));
        }

        Assert.Matches("^[•:0-9.– ]*$", left);
    }

    private static string Cut(string text, string part) =>
        part.Length > 0 && text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at ? text.Remove(at, part.Length) : text;

    /// <summary>The words alone: bold is the channel's own matter, and so are line ends.</summary>
    private static string Plain(string text) => Space().Replace(Bubble.Timeless(text.Replace("*", "", StringComparison.Ordinal).Replace(Bubble.Pin, "", StringComparison.Ordinal)), " ").Trim();

    /// <summary>Where the channel has no map of its own.</summary>
    [GeneratedRegex(@"^ https://www\.google\.com/maps/\S+$")]
    private static partial Regex MapLink();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
