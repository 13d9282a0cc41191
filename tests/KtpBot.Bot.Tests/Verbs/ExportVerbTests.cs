using KtpBot.Bot.Verbs;
using KtpBot.Core.Cases;
using KtpBot.Core.Data;
using KtpBot.Core.Storage;
using KtpBot.Testing.Databases;

namespace KtpBot.Bot.Tests.Verbs;

public class ExportVerbTests
{
    [Theory]
    [DatabaseData]
    public async Task Export_HasTheRowsOfTheDaysInOfficeTime_AndNothingPersonal(StorageProvider provider)
    {
        await using var office = await KeptOffice.OpenAsync(provider);
        await office.AddCaseAsync("KWS-2026-000002", CaseStage.Verifying);
        var folder = office.Beside("ekspor");

        // 18:30 UTC on the 16th is the 17th in Kwangsan.
        Assert.Equal(0, await ExportVerb.RunAsync(office.On("--to", folder, "--from", "2026-11-17", "--until", "2026-11-17"), office.Output, office.Errors));

        var cases = await File.ReadAllBytesAsync(Path.Combine(folder, ExportVerb.Cases));
        Assert.Equal([0xEF, 0xBB, 0xBF], cases[..3]);
        Assert.Equal(
            "nomor,layanan,tahap,langkah,diajukan,diperbarui,kanal\r\n"
            + "KWS-2026-000001,hilang,HandedOver,,2026-11-17 01:30,2026-11-17 01:30,Telegram\r\n"
            + "KWS-2026-000002,hilang,Verifying,,2026-11-17 01:30,2026-11-17 01:30,Loket\r\n",
            await File.ReadAllTextAsync(Path.Combine(folder, ExportVerb.Cases)));
        Assert.Equal(
            "nomor_register,tahun,nomor_permohonan,tanggal\r\n7,2026,KWS-2026-000001,2026-11-17\r\n",
            await File.ReadAllTextAsync(Path.Combine(folder, ExportVerb.HandOvers)));

        Assert.Equal(0, await ExportVerb.RunAsync(office.On("--to", folder, "--until", "2026-11-16"), office.Output, office.Errors));
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, ExportVerb.Cases)));
        Assert.Equal(2, await ExportVerb.RunAsync(office.On("--to", folder, "--from", "17-11-2026"), office.Output, office.Errors));
    }

    [Theory]
    [InlineData("biasa", "biasa")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@a,b", "\"'@a,b\"")]
    [InlineData("kata \"kunci\"", "\"kata \"\"kunci\"\"\"")]
    public void Field_IsQuotedAndNeverAFormula(string text, string field) => Assert.Equal(field, new CsvTable(',').Cell(text));
}
