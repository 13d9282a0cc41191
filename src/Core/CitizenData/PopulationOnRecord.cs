using KtpBot.Core.Dialogs;
using KtpBot.Core.Offices;
using KtpBot.Core.Population;
using KtpBot.Core.Scheduling;
using KtpBot.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.CitizenData;

/// <summary>What a comparison with the population data left with a case, in words for its citizen: only what stands there otherwise is kept at all.</summary>
internal static class PopulationOnRecord
{
    /// <summary>A line for each element whose words of the source are kept.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(KtpBotDb db, long caseId, TextBook texts, OfficeProfile office, string language, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var check in await db.PopulationChecks.AsNoTracking().Where(k => k.CaseId == caseId).OrderBy(k => k.Id).ToListAsync(cancellationToken))
        {
            foreach (var match in check.Matches(PopulationRecord.Of([])).Where(m => m.Theirs is not null))
            {
                lines.Add(texts.Render("own.population", language, new Dictionary<string, string>
                {
                    ["when"] = SlotLabel.Long(office, texts, check.At, language),
                    ["element"] = texts.Render("own.element." + KeyOf(match.Element), language),
                    ["value"] = match.Theirs!,
                }));
            }
        }

        return lines;
    }

    private static string KeyOf(PopulationElement element) => element switch
    {
        PopulationElement.Nik => "nik",
        PopulationElement.Kk => "kk",
        PopulationElement.Name => "name",
        PopulationElement.BirthPlace => "birth-place",
        PopulationElement.BirthDate => "birth-date",
        PopulationElement.Sex => "sex",
        PopulationElement.BloodType => "blood",
        PopulationElement.Address => "address",
        PopulationElement.RtRw => "rt-rw",
        PopulationElement.Village => "village",
        PopulationElement.District => "district",
        PopulationElement.Regency => "regency",
        PopulationElement.Province => "province",
        PopulationElement.Religion => "religion",
        PopulationElement.MaritalStatus => "marital",
        PopulationElement.Occupation => "occupation",
        PopulationElement.Citizenship => "citizenship",
        PopulationElement.CardStatus => "card",
    };
}
