using KtpBot.Bot.Verbs;
using KtpBot.Core.Dialogs;
using KtpBot.Testing.Processes;
using KtpBot.Testing.Time;

namespace KtpBot.Bot.Tests.Conversations.Calls;

/// <summary>What an office promises is its own: another office's steps and days are never told in its name.</summary>
public sealed class OfficeWordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kwangsan", "KWS-2026-000001", "diverifikasi lewat Plavon")]
    [InlineData("musi-banyuasin", "MBA-2026-000001", "Berkas diperiksa petugas Disdukcapil Musi Banyuasin.")]
    [InlineData("selemadeg-timur", "STM-2026-000001", "Berkas diperiksa petugas Kantor Camat Selemadeg Timur.")]
    public async Task AnApplication_IsAnsweredByTheOfficesOwnProcedure(string officeId, string number, string promise)
    {
        await using var office = await TerminalOffice.OpenAsync(_folder.Path, officeId, "id", new ManualTimeProvider());
        var last = "";
        async Task TakeAsync(DialogInput input) => last = string.Join('\n', (await office.TakeAsync(input)).SelectMany(TerminalPaper.Lines));

        await TakeAsync(new Heard("/start"));
        await TakeAsync(new Heard("setuju"));
        await TakeAsync(new Tapped("go:pengajuan:hilang", null));
        foreach (var line in (string[])["ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"]) await TakeAsync(new Heard(line));
        if (last.Contains("e-mail", StringComparison.Ordinal)) await TakeAsync(new Heard("lewati"));
        for (var n = 0; n < 6 && !last.Contains("Sudah benar?", StringComparison.Ordinal); n++) await TakeAsync(new Heard("bawa"));
        await TakeAsync(new Heard("kirim"));

        Assert.Contains(number, last, StringComparison.Ordinal);
        Assert.Contains(promise, last, StringComparison.Ordinal);
        Assert.Equal(officeId == "kwangsan", last.Contains("Plavon", StringComparison.Ordinal));
    }
}
