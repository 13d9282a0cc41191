using KtpBot.Core.Papers;
using KtpBot.Core.Workflow;
using KtpBot.EndToEnd.Offices;
using KtpBot.Testing.Papers;

namespace KtpBot.EndToEnd.Journeys;

/// <summary>Papers that differ by office, taken from a case that went its way there, against pictures that a person has looked at.</summary>
public sealed class OfficePaperTests
{
    [Fact]
    public async Task SelemadegTimur_TicketAndHandOver()
    {
        await using var office = await JourneyOffice.OpenAsync("selemadeg-timur");
        var (file, papers) = await ApplyAsync(office, "selemadeg-timur-ktp-el", "baru");
        await file.TakeAsync("daring", "sesuai", "terjadwal");
        Assert.True(await file.ArriveAsync());
        await LooksAsync(file, papers, PaperKind.QueueTicket, "selemadeg-timur-nomor-antrean");
        await file.TakeAsync("direkam", "siap", "terdaftar", "mulai-cetak", "tercetak", "baik", "tanpa-pengesahan", "diserahkan");
        await LooksAsync(file, papers, PaperKind.HandOverProof, "selemadeg-timur-bukti-penyerahan");
    }

    [Fact]
    public async Task Takeran_LetterAndHandOver()
    {
        await using var office = await JourneyOffice.OpenAsync("takeran");
        var (file, papers) = await ApplyAsync(office, "takeran-surat-pengantar", "surat_pengantar");
        await file.TakeAsync("lengkap", "ajukan", "setuju", "setuju");
        await LooksAsync(file, papers, PaperKind.CoverLetter, "takeran-surat-pengantar");
        await LooksAsync(file, papers, PaperKind.PickupProof, "takeran-bukti-pengambilan");
        await file.TakeAsync("diserahkan");
        await LooksAsync(file, papers, PaperKind.HandOverProof, "takeran-bukti-penyerahan");
    }

    [Fact]
    public async Task MusiBanyuasin_ReceiptAndReturn()
    {
        await using var office = await JourneyOffice.OpenAsync("musi-banyuasin");
        var (file, papers) = await ApplyAsync(office, "musi-banyuasin-ktp-el", "hilang");
        await ApprovedPicture.IsAsync("musi-banyuasin-tanda-terima", await papers.PinnedAsync(file, await papers.OpenAsync(file, PaperKind.Receipt)));
        await file.TakeAsync(file.At.Outcomes.Single(o => o.Kind == OutcomeKind.Return), document: true);
        await LooksAsync(file, papers, PaperKind.ReturnLetter, "musi-banyuasin-surat-pengembalian");
    }

    private static async Task<(OfficeCase File, CheckedPapers Papers)> ApplyAsync(JourneyOffice office, string procedure, string service)
    {
        var station = await office.StationAsync("loket satu");
        return (await OfficeCase.ApplyAsync(office, station, office.Procedures.Newest(procedure)!, service), new CheckedPapers(office));
    }

    private static async Task LooksAsync(OfficeCase file, CheckedPapers papers, PaperKind kind, string picture) =>
        await ApprovedPicture.IsAsync(picture, await papers.PinnedAsync(file, await papers.IssueAsync(file, kind)));
}
