using System.Text.RegularExpressions;

namespace KtpBot.Core.Tests.GuardRails;

/// <summary>Logs hold ids. What a log message can carry stands in its template, so the templates are looked at.</summary>
public sealed partial class LogRuleTests
{
    /// <summary>Placeholder words that would carry personal data, as a whole or as the end of a longer name.</summary>
    private static readonly string[] Personal =
    [
        "Nik", "Kk", "Name", "FullName", "DisplayName", "ReceivedBy", "Phone", "Number", "Msisdn", "Address", "Text", "Words", "Caption", "Note", "Body",
        "Content", "Message", "BirthDate", "BirthPlace", "Payload", "Session", "Password", "Token", "Secret", "Key", "Url", "Query",
    ];

    /// <summary>Words that end like one of the above and are harmless.</summary>
    private static readonly string[] Harmless = ["DeviceName", "NodeName", "JobName", "HostName"];

    [Fact]
    public void Templates_HoldNoPersonalData()
    {
        var faults = Templates()
            .SelectMany(t => Placeholder().Matches(t.Template).Select(m => m.Groups[1].Value).Where(IsPersonal).Select(word => $"{t.Path}: {{{word}}}"));

        Rule.HasNoFaults(faults);
    }

    [Fact]
    public void EventIds_AreUniqueInEachHost()
    {
        var twice = Templates().GroupBy(t => (Host: string.Join('/', t.Path.Split('/').Take(2)), t.EventId)).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key.Host} event {g.Key.EventId}: {string.Join(", ", g.Select(t => t.Path).Distinct())}");

        Rule.HasNoFaults(twice);
    }

    [Fact]
    public void Messages_AreNeverPutTogetherBeforeTheLogger()
    {
        Rule.HasNoFaults(SourceTree.Files("src", ".cs").SelectMany(f => f.Lines(line => PutTogether().IsMatch(line))));
    }

    [Theory]
    [InlineData("Case {CaseId} of {Nik}", true)]
    [InlineData("Sent to {PhoneNumber}", true)]
    [InlineData("Message {OutboxId} by {Channel} failed with {Code}", false)]
    public void Rule_KnowsWhatIsPersonal(string template, bool personal) =>
        Assert.Equal(personal, Placeholder().Matches(template).Any(m => IsPersonal(m.Groups[1].Value)));

    private static bool IsPersonal(string word) =>
        !Harmless.Contains(word) && Personal.Any(p => word.EndsWith(p, StringComparison.OrdinalIgnoreCase));

    private static List<(string Path, int EventId, string Template)> Templates()
    {
        var found = SourceTree.Files("src", ".cs")
            .SelectMany(f => LoggerMessage().Matches(f.Text).Select(m => (f.Path, Attribute: m.Value)))
            .Select(x => (x.Path, EventId: int.Parse(EventId().Match(x.Attribute).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), Template: x.Attribute))
            .ToList();
        Assert.NotEmpty(found);
        return found;
    }

    [GeneratedRegex(@"\[LoggerMessage\((?s:.*?)\)\]\s")]
    private static partial Regex LoggerMessage();

    [GeneratedRegex(@"\((?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex EventId();

    [GeneratedRegex(@"\{(\w+)(?:[:,][^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\([^""]*\$""")]
    private static partial Regex PutTogether();
}
