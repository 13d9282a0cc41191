using KtpBot.EndToEnd.Offices;
using KtpBot.Testing.Dialogs;

namespace KtpBot.EndToEnd.Journeys;

/// <summary>
/// Every procedure of every office, from the citizen's first word to the last paper: chat, pages and papers on one database. An outcome
/// that no case took fails by its name (docs/procedures.md says how the ways are found).
/// </summary>
public sealed class ProcedureJourneyTests(JourneyOffices offices) : IClassFixture<JourneyOffices>
{
    public static TheoryData<string, string> Procedures =>
        [.. OfficeDialogs.Offices.SelectMany(office => OfficeDialogs.ProfileOf(office).Procedures.Values.Distinct().Select(procedure => (office, procedure)))];

    [Theory]
    [MemberData(nameof(Procedures))]
    public async Task EveryOutcomeOfEveryStep_IsTaken_InChatOnPagesAndOnPaper(string officeId, string procedureId)
    {
        var office = await offices.OfAsync(officeId);
        using var station = await office.StationAsync($"loket {procedureId}");
        using var cases = new OfficeCases(office, station, office.Procedures.Newest(procedureId)!);

        await cases.TravelAsync();

        Assert.True(!cases.Left.Any(), $"{procedureId}: nobody has met {string.Join(", ", cases.Left)}.");
    }
}
