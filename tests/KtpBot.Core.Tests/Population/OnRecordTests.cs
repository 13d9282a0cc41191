using KtpBot.Core.Bridges;
using KtpBot.Core.Cases;
using KtpBot.Core.CitizenData;
using KtpBot.Core.Population;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Core.Tests.Cases;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Population;

/// <summary>What a comparison leaves with a case belongs to its citizen: in his copy, and gone with the rest.</summary>
public sealed class OnRecordTests
{
    [Theory, DatabaseData]
    public async Task WhatAComparisonLeft_StandsInTheCopy_InEveryLanguage_AndGoesWithTheCase(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var done = await house.SubmittedAsync(from: citizen);
        var matches = Enum.GetValues<PopulationElement>().Select(e => new ElementMatch(e, null, $"NILAI-{e}", ElementGrade.Different));
        await using (var db = house.Rows())
        {
            db.PopulationChecks.Add(new PopulationCheck
            {
                OfficeId = db.OfficeId,
                CaseId = done.CaseId,
                OfficerId = 1,
                At = house.Clock.Now,
                Outcome = PopulationOutcome.Found,
                Source = PopulationSource.Service,
                FetchedAt = house.Clock.Now,
                Elements = PopulationCheck.Write(matches),
            });
            var nik = await db.Cases.Where(c => c.Id == done.CaseId).Join(db.People, c => c.PersonId, p => p.Id, (_, p) => p.Nik).SingleAsync();
            db.PopulationCache.Add(new PopulationCacheEntry
            {
                OfficeId = db.OfficeId,
                NikIndex = house.Database.Cipher.OfNik(nik),
                Question = [],
                Record = "{}",
                FetchedAt = house.Clock.Now,
                ExpiresAt = house.Clock.Now.AddDays(1),
            });
            await db.SaveChangesAsync();
        }

        await using (var db = house.Rows())
        {
            var file = await db.Cases.SingleAsync(c => c.Id == done.CaseId);
            var record = await CaseOnRecord.ReadAsync(db, citizen.Id, file, 30, CancellationToken.None);
            var copy = new DataCopy(house.Texts, house.Office, house.Desk, new ComplaintsOnRecord(house.Texts, house.Office), BridgeBook.None);
            foreach (var language in house.Texts.Languages)
            {
                var text = await copy.WriteAsync(db, record, language, house.Clock.Now, CancellationToken.None);
                foreach (var element in Enum.GetValues<PopulationElement>()) Assert.Contains($": NILAI-{element}", text, StringComparison.Ordinal);
                Assert.DoesNotContain("own.", text, StringComparison.Ordinal);
            }
        }

        await house.DoAsync(new WithdrawnByCitizen(done.CaseId, Actor.Citizen(citizen.Id)));
        await using var erasing = house.Rows();
        var remains = await CaseErasure.FindAsync(erasing, await erasing.Cases.SingleAsync(c => c.Id == done.CaseId), CancellationToken.None);
        Assert.True(await CaseErasure.EraseAsync(erasing, remains, everything: true, "case.erase", house.Clock.Now, CancellationToken.None));
        Assert.Equal((0, 0), (await erasing.PopulationChecks.CountAsync(), await erasing.PopulationCache.CountAsync()));
    }
}
