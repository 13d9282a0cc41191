using KtpBot.Bot.Verbs;
using KtpBot.Testing.Processes;

namespace KtpBot.Bot.Tests.Verbs;

public class ChatVerbTests
{
    [Fact]
    public async Task Chat_FromLostCardToStatusAndWithdrawal_RunsThroughTheRealDesk()
    {
        var output = await ChatAsync(
            "ktp saya hilang", "setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890",
            "bawa", "bawa", "kirim", "status", "batal", "ya", "batal");

        Assert.Contains("Nomor: *KWS-", output, StringComparison.Ordinal);
        Assert.Contains("Berkas sedang diperiksa petugas sejak ", output, StringComparison.Ordinal);
        Assert.Contains("sudah dibatalkan", output, StringComparison.Ordinal);
        Assert.Contains("Tidak ada pengajuan yang bisa dibatalkan.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("bot> NIK: 3515175708900001", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_WithAPhotoFromTheDisk_LooksAtItAndKeepsIt()
    {
        using var folder = new TemporaryFolder();
        var notes = Path.Combine(folder.Path, "catatan.txt");
        await File.WriteAllTextAsync(notes, "bukan foto");

        var output = await ChatAsync(
            "ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "lewati",
            $"/foto {notes}", "/foto /tidak/ada.jpg");

        Assert.Contains("jenis berkas ini tidak bisa kami buka", output, StringComparison.Ordinal);
        Assert.Contains("fotonya gagal kami terima", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Understand_WritesIntentConfidenceAndText()
    {
        var output = new StringWriter();

        var code = UnderstandVerb.Run([], new StringReader("KTP saya hilang\nxyzzy\n"), output, TextWriter.Null);

        Assert.Equal(0, code);
        Assert.Matches("^hilang\t(0\\.[5-9][0-9]|1\\.00)\tKTP saya hilang\nlain\t0\\.[0-4][0-9]\txyzzy\n$", output.ToString());
    }

    [Fact]
    public void Understand_WithWhy_NamesWordsAndTheSecondMeaning()
    {
        var output = new StringWriter();

        Assert.Equal(0, UnderstandVerb.Run(["--why"], new StringReader("ktp saya hilang\n"), output, TextWriter.Null));

        Assert.Matches("^hilang\t[01]\\.[0-9]{2}\tktp saya hilang\thilang: hilang \\+[0-9.]+, .*; then [a-z_]+ 0\\.[0-9]{2}\n$", output.ToString());
    }

    private static async Task<string> ChatAsync(params string[] lines)
    {
        var output = new StringWriter();
        Assert.Equal(0, await ChatVerb.RunAsync([], new StringReader(string.Join('\n', lines)), output));
        return output.ToString();
    }
}
