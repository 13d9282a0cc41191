using KtpBot.Core.Dialogs;
using KtpBot.Testing.Processes;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Each kind of fault is put into a copy of the project's own dialogs and must be found with its file and line.</summary>
public sealed class DialogCheckTests : IDisposable
{
    private readonly TemporaryFolder _copy = new();

    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        // File, what is replaced, by what, the line's own words (where the fault must point), the fault.
        { "flows/biaya.yaml", "say: biaya.text", "say: biaya.lost", "- id: isi", "The text 'biaya.lost' is missing in id." },
        { "text/en/percakapan.yaml", "  open: See menu\n", "", "", "The text 'menu.open' is missing in en." },
        { "text/jv/percakapan.yaml", "  open: Delok menu\n", "", "", "The text 'menu.open' is missing in jv." },
        { "text/ban/percakapan.yaml", "*{number}* ({service_name})", "*{number}*", "  show: |-", "has the gaps {number}, {status_text} here and" },
        { "text/ban/percakapan.yaml", "  hilang: KTP ical", "  hilang: KTP sane ical ring dija je genahnyane", "  hilang: KTP sane", "as a list row a channel takes 24" },
        { "reasons/reasons.yaml", "      jv: Fotone buram", "      su: Fotone buram", "", "The reason 'buram' has no sentence in 'jv'." },
        { "text/jv/bahasa.yaml", "    friday: Jemuwah\n", "", "", "is missing in jv." },
        { "text/id/percakapan.yaml", "  open: Lihat menu\n", "  open: Lihat menu\n  hantu: Boo\n", "  hantu: Boo", "The text 'menu.hantu' is never said." },
        { "flows/bantuan.yaml", "    say: bantuan.text\n", "    say: bantuan.text\n    next: end\n  - id: sepi\n    say: bantuan.text\n", "- id: sepi", "Dead step: nothing leads to 'sepi'." },
        { "flows/pengajuan.yaml", "next: ringkas }\n      - { id: \"go:petugas\"", "next: ringkasan }\n      - { id: \"go:petugas\"", "- id: gagal", "The step 'gagal' leads to the unknown step 'ringkasan'." },
        { "flows/menu.yaml", "go:status", "go:statusku", "go:statusku", "Unknown flow 'statusku'." },
        { "flows/batal.yaml", "call: withdraw", "call: withdrawal", "- id: cabut", "Unknown call 'withdrawal'" },
        { "flows/batal.yaml", "{ ok: selesai, refused: gagal }", "{ ok: selesai }", "- id: cabut", "The call 'withdraw' may end with 'refused', and nothing follows." },
        { "flows/batal.yaml", "with: { for: batal }", "with: { untuk: batal }", "- id: cari", "The call 'my_cases' takes no 'untuk'." },
        { "flows/pengajuan.yaml", "check: phone", "check: telepon", "- id: hp", "Unknown check 'telepon'" },
        { "flows/bantuan.yaml", "say: bantuan.text", "katakan: bantuan.text", "- id: isi", "Unknown step kind" },
        { "flows/bantuan.yaml", "answer: true", "jawaban: true", "jawaban: true", "Unknown key 'jawaban'." },
        { "flows/bantuan.yaml", "  - { id: \"go:menu\", title: menu.title }\n", "", "flow: bantuan", "has no way back" },
        { "flows/bantuan.yaml", "    say: bantuan.text\n", "    say: bantuan.text\n    next: isi\n", "- id: isi", "without asking anything" },
        { "flows/bantuan.yaml", "flow: bantuan", "flow: pertolongan", "", "The flow 'bantuan' is missing: the bot itself starts it." },
        { "text/id/percakapan.yaml", "  start-yes: \"Ya, ajukan\"", "  start-yes: \"Ya, saya mau ajukan sekarang\"", "  start-yes:", "as a button a channel takes 20" },
        { "text/en/percakapan.yaml", "  hilang: Lost ID card", "  hilang: Lost identity card of a citizen", "  hilang: Lost identity", "as a list row a channel takes 24" },
        { "text/en/percakapan.yaml", "  hilang-note: Ask for a replacement", "  hilang-note: Ask for a replacement of the card that was lost, wherever it was lost, at any time", "  hilang-note:", "a channel takes 72" },
        { "text/id/percakapan.yaml", "  open: Lihat menu", "  open: Lihat semua pilihan menu", "  open: Lihat semua", "opens a list a channel takes 20" },
        { "text/en/percakapan.yaml", "*{number}* ({service_name})", "*{number}*", "  show: |-", "has the gaps {number}, {status_text} here and {number}, {service_name}, {status_text} in id." },
        { "text/id/umum.yaml", "Foto *{document}* sudah", "Foto *{dokumen}* sudah", "  received:", "Nothing ever fills the gap {dokumen}" },
        { "intents/perintah.yaml", "  speak jv: [", "  speak su: [", "  speak su: [", "The language 'su' has no texts in dialogs/text/su." },
        { "intents/layanan.yaml", "flow: biaya", "flow: ongkos", "- intent: biaya", "leads to the unknown flow 'ongkos'" },
        { "requirements/hilang.yaml", "way: Photo, source: \"Perpres 96/2018 Pasal 21\" }\n  - { id: kk", "way: Fax, source: \"Perpres 96/2018 Pasal 21\" }\n  - { id: kk", "way: Fax", "'way' must be one of Photo, Bring, Prepared." },
        { "requirements/hilang.yaml", "id: kk,", "id: surat_pengantar_rt,", "surat_pengantar_rt", "may not be asked" },
        { "sop/kwangsan-ktp-el.yaml", "stage: AwaitingRecording\n    roles: [petugas", "stage: Menunggu\n    roles: [petugas", "stage: Menunggu", "'stage' must be one of" },
        { "bridges/plavon.yaml", "    - { document: kk, name: KK }\n", "", "  most_kilobytes", "'kk' of 'baru' has no file name among the uploads." },
        { "bridges/plavon.yaml", "details.berubah", "details.warna", "Data yang berubah", "No application is asked for 'warna'." },
        { "offices/kwangsan/office.yaml", "[plavon, benroller", "[plavonn, benroller", "", "The office uses 'plavonn', but dialogs/bridges does not describe it." },
        { "offices/kwangsan/office.yaml", "  baru: kwangsan-ktp-el", "  pindah: kwangsan-ktp-el", "", "The office offers 'pindah'" },
    };

    [Fact]
    public void OurOwnDialogs_HaveNoFault() => Assert.Empty(DialogCheck.Run(DialogBooks.Folder));

    [Theory]
    [MemberData(nameof(Faults))]
    public void Run_FindsTheFaultAtItsLine(string file, string old, string planted, string place, string expected)
    {
        var path = Plant(file, old, planted);

        var faults = DialogCheck.Run(_copy.Path);

        var fault = faults.FirstOrDefault(f => f.Message.Contains(expected, StringComparison.Ordinal));
        Assert.True(fault is not null, string.Join('\n', faults));
        if (place.Length == 0) return;
        Assert.Equal("dialogs/" + file, fault.File);
        Assert.Contains(place, File.ReadAllLines(path)[fault.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnAnUnusedText_OnlyWarns()
    {
        Plant("text/id/percakapan.yaml", "  open: Lihat menu\n", "  open: Lihat menu\n  hantu: Boo\n");
        Plant("text/en/percakapan.yaml", "  open: See menu\n", "  open: See menu\n  hantu: Boo\n");

        Plant("text/jv/percakapan.yaml", "  open: Delok menu\n", "  open: Delok menu\n  hantu: Boo\n");
        Plant("text/ban/percakapan.yaml", "  open: Cingak menu\n", "  open: Cingak menu\n  hantu: Boo\n");

        var fault = Assert.Single(DialogCheck.Run(_copy.Path));

        Assert.True(fault.IsWarning);
        Assert.Contains("warning: The text 'menu.hantu' is never said.", fault.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _copy.Dispose();

    private string Plant(string file, string old, string planted)
    {
        var path = Path.Combine(_copy.Path, file);
        if (!Directory.Exists(Path.Combine(_copy.Path, "text"))) Copy(DialogBooks.Folder, _copy.Path);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' no longer stands in {file}.");
        File.WriteAllText(path, text[..at] + planted + text[(at + old.Length)..]);
        return path;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
