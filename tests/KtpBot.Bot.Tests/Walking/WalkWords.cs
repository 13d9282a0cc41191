using System.Text.RegularExpressions;
using KtpBot.Testing;

namespace KtpBot.Bot.Tests.Walking;

/// <summary>What citizens of a walk say, tap and send.</summary>
internal static partial class WalkWords
{
    public static readonly string[] Wishes =
        ["KTP saya hilang", "bikin ktp baru", "KTP saya rusak", "mau ganti data ktp", "jadwal rekam", "cek status", "keluhan", "daftar tunggu", "data saya", "saya sudah sampai", "syarat ktp hilang", "batalkan permohonan", "ktp ilang min", "my id card is lost"];

    /// <summary>Ids of choices that lead to the end of a form.</summary>
    public static readonly string[] Onwards = [".setuju", ".ya", ".kirim", ".ajukan", ".sendiri", ".bawa", ".lewati", ".17", ".lanjut", ".sudah", ".ambil", ".pagi"];

    public static readonly string[] Gibberish = ["xyzzy", "qwrtp", "*_~`", "blablabla", "zzz", "xxqq", "kjhg fdsa", "wkwk qqq"];

    public static readonly string[] Nonsense =
    [
        "xyzzy", "🙏🙏", "{number}", "*_~`", "go:menu", new('a', 3000), "١٢٣", "a.b.c", "-5", "0", "99", "?", "!!!", "#", "#KTP#", "#batal", "salah", "gak jadi", "eh bukan rusak, hilang",
        "maksud saya ubah data", "nama saya salah", "ktp hilang, bayar berapa, buka jam berapa?", "besok jam 9 pagi", "mau rekam senin depan jam 8", "tgl 24", "bukan itu", "KWS-2026-000001", "ADU-2026-0001",
        "0000000000000000", "123456789012345678901234567890", "hubungkan 1234 5678", "3515", "31-02-2026", "jam 25", "ya", "tidak", "1", "2", "3", "nanti", "lanjut", "batal", "kembali", "kirim", "ubah", "stop", "mulai lagi",
    ];

    public static readonly string[] Photos = ["foto", "foto", "ktp", "buram", "gelap", "kecil", "rusak"];

    public static readonly string[] Captions = ["KK", "surat kehilangan", "berapa biaya?", "ktp saya hilang", "cek status"];

    /// <summary>Buttons that carry a case's id.</summary>
    public static readonly string[] CaseTaps =
        ["go:status:{0}", "go:jadwal:{0}", "go:datang:{0}", "go:tempat:{0}:ambil", "go:tempat:{0}:lepas", "go:daftar-tunggu:{0}", "go:kirim-ulang:{0}", "go:sampai:{0}", "go:kalender:{0}", "go:batal:{0}", "go:ambil:{0}", "go:survei:{0}"];

    public static readonly string[] Flows =
        [.. Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "flows"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>Sentences as citizens write them.</summary>
    public static readonly string[] Sentences =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.File("dialogs", "intents"), "contoh*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => Example().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value),
    ];

    public static readonly string[] Commands =
    [
        .. File.ReadLines(RepositoryRoot.File("dialogs", "intents", "perintah.yaml")).Select(line => Listed().Match(line)).Where(match => match.Success)
            .SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Select(word => word.Trim('"')),
    ];

    [GeneratedRegex("""^\s+- "(.+)"\s*$""")]
    private static partial Regex Example();

    [GeneratedRegex(@"^  [a-z ]+: \[(.+)\]\s*$")]
    private static partial Regex Listed();
}
