using static KtpBot.Core.Tests.Dialogs.GoldenPlay;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>A change of mind at any step of a form: corrections, another service, putting it aside, and what is only a question.</summary>
public class ChangeOfMindPlays
{
    private static readonly string[] UpToTheNik = ["ktp saya rusak", "setuju", "ya"];

    [Fact]
    public void AnotherService_SaidOutright_TakesTheAnswersAcross() => Golden("bukan-rusak-hilang", play =>
    {
        Say(play, [.. UpToTheNik, "3515175708900001", "3515171208900002"]);
        play.Say("eh bukan rusak, hilang");
        play.Say("ya");
        play.Say("Siti Aminah");
        play.Say("081234567890");
        play.Photo();
        play.Photo();
        play.Say("maksud saya ubah data");
        play.Say("menikah");
        play.Say("sudah");
        play.Say("ya");
        play.Say("saya sendiri");
        play.Photo();
        play.Photo();
        play.Tap("Kirim");
        var sent = play.Desk.Calls[^1].Arguments;
        Assert.Equal(("ubah_data", "3515175708900001", "3515171208900002", "Siti Aminah", "+6281234567890"), (sent["service"], sent["nik"], sent["kk"], sent["name"], sent["phone"]));
        Assert.True(sent["document:kk"].Length > 0);
        Assert.False(sent.ContainsKey("document:surat_hilang"));
    });

    [Fact]
    public void AnotherService_InPassing_IsAskedFirst() => Golden("ganti-layanan", play =>
    {
        Say(play, [.. UpToTheNik, "3515175708900001"]);
        play.Say("ktp saya hilang");
        play.Tap("Tidak, lanjutkan");
        play.Say("ktp saya hilang");
        play.Tap("Ya, ganti");
        play.Say("ya");
        play.Say("ktp saya hilang");
    });

    [Fact]
    public void AnswersBefore_AreCorrectedWhereTheCitizenStands() => Golden("koreksi-jawaban", play =>
    {
        Say(play, [.. UpToTheNik, "3515175708900001", "3515171208900002"]);
        play.Say("eh NIK-nya salah, yang benar 3515175708900003");
        play.Say("nama saya Siti Aminah hp 0812-3456-7890");
        play.Photo();
        play.Photo();
        play.Say("no kk nya salah yang bener 3515171208900009");
        play.Say("nama yang benar Siti Aminah Rahayu");
        play.Tap("Kirim");
        var sent = play.Desk.Calls[^1].Arguments;
        Assert.Equal(("3515175708900003", "3515171208900009", "Siti Aminah Rahayu"), (sent["nik"], sent["kk"], sent["name"]));
    });

    [Fact]
    public void LaterAndOn_KeepTheForm() => Golden("nanti-lanjut", play =>
    {
        Say(play, [.. UpToTheNik, "3515175708900001"]);
        play.Say("nanti dulu");
        play.Say("cek status");
        play.Say("lanjut");
        play.Say("3515171208900002");
        play.Say("menu");
        play.Say("jam buka?");
        play.Say("lanjutkan");
        play.Say("Siti Aminah");
        play.Say("lewati");
        play.Say("lewati");
        play.Say("lanjut");
    });

    [Fact]
    public void WrongBackAndSkip_WorkAtEveryTypedQuestion() => Golden("salah-lewati", play =>
    {
        Say(play, UpToTheNik);
        play.Say("lewati");
        play.Say("3515175708900001");
        play.Say("salah");
        play.Say("3515175708900001");
        play.Say("3515171208900002");
        play.Say("Siti Amnah");
        play.Say("eh salah");
        play.Say("Siti Aminah");
        play.Say("gak jadi");
        play.Tap("Tidak, lanjutkan");
    });

    /// <summary>At each kind of step: the question is answered and the same step stands open again.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Question_InAForm_IsAnswered_AndTheFormGoesOn(int answered)
    {
        var play = new Play(new FakeDesk());
        string[] answers = ["3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"];
        Say(play, [.. UpToTheNik, .. answers.Take(answered)]);
        if (answered == 5) { play.Photo(); play.Photo(); }
        var open = Play.TextOf(play.Last[^1]).Split("\n\n")[^1];

        play.Say("biayanya berapa ya?");

        Assert.Contains("gratis", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.EndsWith(open, Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    /// <summary>Whatever cannot be taken: after three times there is a person to talk to.</summary>
    [Theory]
    [InlineData("12345")]
    [InlineData("blablabla")]
    [InlineData("lewati")]
    public void SameQuestion_IsNeverAskedAFourthTimeInARow(string refused)
    {
        var play = new Play(new FakeDesk());
        Say(play, UpToTheNik);

        for (var i = 0; i < 3; i++) play.Say(refused);

        Assert.Contains("Mau dibantu petugas saja?", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void SamePhotoAtATypedQuestion_LeadsToAPersonAsWell()
    {
        var play = new Play(new FakeDesk());
        Say(play, UpToTheNik);

        for (var i = 0; i < 3; i++) play.Photo();

        Assert.Contains("Mau dibantu petugas saja?", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    /// <summary>From the privacy notice to the summary, the change is taken and nothing given is asked again.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    public void Correction_WorksAtEveryStep(int step)
    {
        var play = new Play(new FakeDesk());
        string[] answers = ["setuju", "ya", "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890", "nanti saya bawa", "nanti saya bawa"];
        Say(play, ["ktp saya rusak", .. answers.Take(step)]);

        play.Say("eh bukan rusak tapi hilang");

        Assert.Contains("kita ganti ke *KTP hilang*", Play.TextOf(play.Last[0]), StringComparison.Ordinal);
        Say(play, [.. step == 0 ? answers.Take(1) : [], "ya", .. answers.Skip(Math.Max(step, 2)).Take(Math.Max(0, 6 - Math.Max(step, 2)))]);
        Assert.Contains("Surat kehilangan", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void AnswerCalledWrong_IsAskedAgain_AndTheOthersStay() => Golden("koreksi-isian", play =>
    {
        Say(play, [.. UpToTheNik, "3515175708900001", "3515171208900002", "Siti Aminah"]);
        play.Say("eh nik saya salah");
        play.Say("3515175708900003");
        play.Say("081234567890");
        Say(play, ["nanti saya bawa", "nanti saya bawa"]);
        play.Say("nama saya salah");
        play.Say("Siti Aminah Rahayu");
        play.Say("ktp saya ilang trus bayar berapa?");
        play.Tap("Tidak, lanjutkan");
        play.Tap("Kirim");
        var sent = play.Desk.Calls[^1].Arguments;
        Assert.Equal(("rusak", "3515175708900003", "3515171208900002", "Siti Aminah Rahayu"), (sent["service"], sent["nik"], sent["kk"], sent["name"]));
    });

    /// <summary>Who erases his data, or takes his consent back, erases the form put aside as well.</summary>
    [Theory]
    [InlineData("hapus")]
    [InlineData("cabut")]
    public void FormPutAside_IsErasedWithTheData(string choice)
    {
        var play = new Play(new FakeDesk());
        Say(play, [.. UpToTheNik, "3515175708900001", "nanti", "data saya", choice, "ya"]);

        play.Say("lanjut");

        Assert.Contains("tidak ada isian yang tersimpan", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.DoesNotContain("3515175708900001", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
    }

    [Fact]
    public void FormPutAside_IsDroppedWithTheDraft()
    {
        var play = new Play(new FakeDesk());
        Say(play, [.. UpToTheNik, "3515175708900001", "nanti"]);

        Assert.True(play.Session.DropDraft());

        Assert.DoesNotContain("3515175708900001", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
    }

    [Fact]
    public void PhotoGivenWrong_IsTakenAgain()
    {
        var play = new Play(new FakeDesk());
        Say(play, [.. UpToTheNik, "3515175708900001", "3515171208900002", "Siti Aminah", "081234567890"]);
        play.Photo();

        play.Say("salah");

        Assert.Contains("Foto 1 dari 2", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    private static void Say(Play play, IEnumerable<string> words)
    {
        foreach (var each in words) play.Say(each);
    }
}
