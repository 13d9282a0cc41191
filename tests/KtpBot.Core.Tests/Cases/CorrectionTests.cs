using KtpBot.Core.Cases;
using KtpBot.Core.Privacy;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Core.Tests.Cases;

/// <summary>What a citizen has corrected in a running case: the name by an officer's word, the phone at once.</summary>
public sealed class CorrectionTests
{
    [Theory]
    [DatabaseData]
    public async Task Name_AskedByTheCitizen_IsTakenOverWhenAnOfficerAgrees_Once(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var file = await house.SubmittedAsync(from: citizen);
        await house.DoAsync(new CorrectionAsked(file.CaseId, Actor.Citizen(citizen.Id), CorrectedField.Name, "Siti Rahayu Lestari"));
        await using var db = house.Rows();
        var asked = Assert.Single(await Corrections.OpenAsync(db, file.CaseId, CancellationToken.None));
        Assert.Equal(("SITI RAHAYU", "Siti Rahayu Lestari"), ((await db.People.AsNoTracking().SingleAsync()).Name, asked.Note));

        Assert.Equal(DeskRefusal.NotAllowed, await house.RefusedAsync(new CorrectionSettled(file.CaseId, DeskHouse.Pencetak, asked.Id, true)));
        await house.DoAsync(new CorrectionSettled(file.CaseId, DeskHouse.Petugas, asked.Id, true));

        Assert.Equal(DeskRefusal.AlreadyDone, await house.RefusedAsync(new CorrectionSettled(file.CaseId, DeskHouse.Petugas, asked.Id, true)));
        Assert.Equal("SITI RAHAYU LESTARI", (await db.People.AsNoTracking().SingleAsync()).Name);
        Assert.Contains(await house.NoticesAsync(file.CaseId), notice => notice.Key == "correction-made");
        Assert.Equal("Perbaikan data disetujui petugas", CaseHistory.Sentence(await db.CaseEvents.OrderBy(e => e.Id).LastAsync(), null));
    }

    [Theory]
    [DatabaseData]
    public async Task Name_Refused_StaysAsItIs_AndTheCitizenIsTold(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var citizen = await house.Data.ConversationAsync();
        var file = await house.SubmittedAsync(from: citizen);
        await house.DoAsync(new CorrectionAsked(file.CaseId, Actor.Citizen(citizen.Id), CorrectedField.Name, "Orang Lain"));
        await using var db = house.Rows();
        var asked = Assert.Single(await Corrections.OpenAsync(db, file.CaseId, CancellationToken.None));

        await house.DoAsync(new CorrectionSettled(file.CaseId, DeskHouse.Petugas, asked.Id, false));

        Assert.Equal("SITI RAHAYU", (await db.People.AsNoTracking().SingleAsync()).Name);
        Assert.Empty(await Corrections.OpenAsync(db, file.CaseId, CancellationToken.None));
        Assert.Contains(await house.NoticesAsync(file.CaseId), notice => notice.Key == "correction-refused");
    }

    [Theory]
    [DatabaseData]
    public async Task Phone_IsChangedAtOnce_WithItsIndex_AndAStrangerIsRefused(StorageProvider provider)
    {
        await using var house = await DeskHouse.OpenAsync(provider);
        var (citizen, stranger) = (await house.Data.ConversationAsync(), await house.Data.ConversationAsync());
        var file = await house.SubmittedAsync(from: citizen);

        Assert.Equal(DeskRefusal.UnknownCase, await house.RefusedAsync(new PhoneChanged(file.CaseId, Actor.Citizen(stranger.Id), "+6281999998888")));
        await house.DoAsync(new PhoneChanged(file.CaseId, Actor.Citizen(citizen.Id), "+6281999998888"));

        await using var db = house.Rows();
        var index = house.Database.Cipher.OfPhone("+6281999998888");
        Assert.Equal("+6281999998888", (await db.People.SingleAsync(p => p.PhoneIndex == index)).Phone);
    }
}
