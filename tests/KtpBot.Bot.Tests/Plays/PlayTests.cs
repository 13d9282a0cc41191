using KtpBot.Core.Data;
using KtpBot.Core.Offices;
using KtpBot.Testing;
using KtpBot.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// Every play of tests/golden/plays, inside the process: what the bot says is what the file says. <c>UPDATE_GOLDEN=1</c> writes the
/// bot's lines anew; a change in them is a change in what citizens read.
/// </summary>
public sealed class PlayTests(InsideHouse house) : IClassFixture<InsideHouse>
{
    /// <summary>Implicit last steps that nothing leads to: the flow leaves for another, or ends in the one below it.</summary>
    private static readonly string[] NeverLast =
    [
        "bahasa/tutup", "ganti-layanan/tutup", "maksud/tutup", "batal-isian/tutup", "bingung/tutup", "info/tutup", "lanjutkan/tutup", "petugas-pulang/tutup", "tersimpan/tutup", "menu/tutup", "persetujuan/tutup", "salam/tutup",
        "sambutan/tutup", "layanan/tutup", "orang-asing/tutup", "saring/tutup", "saring-baru/tutup", "saring-ubah/tutup", "saring-foto/tutup",
        "saring-datang/tutup", "saring-luar/tutup", "saring-itap/tutup", "saring-ikd/tutup", "saring-pengantar/tutup", "untuk-siapa/tutup", "kabar-surel/tutup",
    ];

    /// <summary>What only Kwangsan has: another office that says one of these tells its citizens about an office that is not theirs.</summary>
    private static readonly string[] OfKwangsan = ["Plavon", "Kwangsan", "KWS-", "Sidoarjo", "Sedati", "petugas desa"];

    public static TheoryData<string> Plays => [.. PlayScript.Names];

    public static TheoryData<string> Offices => [.. PlayScript.OtherOffices];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Plays))]
    public async Task WhatTheBotSays_IsWhatThePlaySays(string name)
    {
        var script = PlayScript.Read(name);
        var written = await house.PlayAsync(script);

        if (PlayScript.Updates) await File.WriteAllTextAsync(script.File, written, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(script.File, TestContext.Current.CancellationToken), written);
        Assert.DoesNotMatch("(?m)^(?:<|  ).*[0-9]{16}", written);
    }

    /// <summary>One after another, so that the bot starts once for each office; every play is heard before the first that differs is reported.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Offices))]
    public async Task WhatAnotherOfficeSays_IsWhatItsPlaysSay_AndNothingOfKwangsan(string office)
    {
        var broken = new List<string>();
        foreach (var name in PlayScript.NamesOf(office))
        {
            try
            {
                await WhatTheBotSays_IsWhatThePlaySays(name);
            }
            catch (Xunit.Sdk.XunitException error)
            {
                broken.Add($"{name}: {error.Message}");
            }

            foreach (var line in (await File.ReadAllLinesAsync(PlayScript.Read(name).File, TestContext.Current.CancellationToken)).Where(line => line.StartsWith('<') || line.StartsWith(' ')))
                broken.AddRange(OfKwangsan.Where(words => line.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(words => $"{name}: \"{words}\" in \"{line}\""));
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task EveryStepOfEveryFlow_IsEnteredByAPlay()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PLAY") is not null, "Only some plays were asked for.");
        foreach (var name in PlayScript.Names)
        {
            try
            {
                await house.PlayAsync(PlayScript.Read(name));
            }
            catch (Xunit.Sdk.XunitException)
            {
                // A play that breaks off is the other test's matter; what it entered counts.
            }
        }

        var missing = house.Stage.Host.Services.GetRequiredService<LiveDialogs>().Book.Steps
            .Where(step => !house.Entered.ContainsKey(step))
            .Select(step => $"{step.Flow}/{step.Step}")
            .Except(NeverLast)
            .ToList();
        Assert.True(missing.Count == 0, $"No play enters {missing.Count} steps:\n{string.Join('\n', missing)}");
    }

    /// <summary>What each play's heading says came about is what came about (<see cref="WhatTheBotSays_IsWhatThePlaySays"/>), so the headings can be counted.</summary>
    [Fact]
    public void EveryServiceAndOutcome_HasAPlayInTwoLanguages()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PLAY") is not null, "Only some plays were asked for.");
        var played = PlayScript.Names.SelectMany(name => PlayScript.Read(name).Outcomes).ToHashSet(StringComparer.Ordinal);
        string[] languages = ["id", "en", "jv", "ban"];
        var services = OfficeFile.Load(RepositoryRoot.File("dialogs"), TestOffices.Kwangsan).Office!.Procedures.Keys.Order(StringComparer.Ordinal).ToList();
        var cells = services.SelectMany(service => PlayOutcomes.OfApplications.Select(outcome => (service, outcome)))
            .Concat(PlayOutcomes.Guidance.Except(services).Select(service => (service, outcome: PlayOutcomes.Told)));
        var missing = cells
            .Select(cell => (cell.service, cell.outcome, Has: languages.Where(language => played.Contains(PlayOutcomes.Cell(cell.service, cell.outcome, language))).ToList()))
            .Where(cell => cell.Has.Count < 2)
            .Select(cell => $"{cell.service} {cell.outcome}: only in [{string.Join(", ", cell.Has)}]")
            .Concat(languages.SelectMany(language => PlayOutcomes.OfApplications.Append(PlayOutcomes.Told)
                .Where(outcome => !played.Any(cell => cell.EndsWith($" {outcome} ({language})", StringComparison.Ordinal)))
                .Select(outcome => $"No service at all: {outcome} ({language})")))
            .ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} are missing:\n{string.Join('\n', missing)}");
    }
}
