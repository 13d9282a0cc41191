using KtpBot.Core.Dialogs;
using static KtpBot.Core.Tests.Dialogs.GoldenPlay;

namespace KtpBot.Core.Tests.Dialogs;

/// <summary>Complaints and the survey as conversations.</summary>
public class VoicePlays
{
    [Theory]
    [InlineData("id", "diminta uang")]
    [InlineData("en", "i was asked for money")]
    public void Levy_WithoutAName(string language, string words) => Golden($"keluhan-pungli-{language}", play =>
    {
        play.Say(words);
        play.TapId("keluhan.jenis.pungli");
        play.Say("Pak Anu, staf desa");
        play.TapId("keluhan.tempat.lewati");
        play.Say("kemarin pagi");
        play.Say("50000");
        play.Photo();
        play.TapId("keluhan.nomor.lewati");
        play.TapId("keluhan.anonim.ya");
        play.TapId("keluhan.periksa-pungli.ubah");
        play.TapId("keluhan.periksa-pungli.complaint_amount");
        play.Say("100 ribu");
        play.TapId("keluhan.periksa-pungli.kirim");
        play.Say("keluhan saya ADU-2026-0001");
        Assert.True(Assert.Single(play.Desk.Complaints).Anonymous);
        Assert.Equal("100 ribu", play.Desk.Calls.Single(c => c.Name == "complain").Arguments["amount"]);
    }, language);

    [Theory]
    [InlineData("id", "mau komplain, petugasnya kasar")]
    [InlineData("en", "i want to make a complaint")]
    public void Manner_WithANumberLeft(string language, string words) => Golden($"keluhan-petugas-{language}", play =>
    {
        play.Say(words);
        play.TapId("keluhan.jenis.petugas");
        play.Say("Ibu saya dibentak di loket kemarin.");
        play.TapId("keluhan.bukti.lewati");
        play.Say("KWS-2026-000001");
        play.TapId("keluhan.anonim.tidak");
        play.TapId("keluhan.izin.setuju");
        play.Say("Siti, 0812 3456 7890");
        play.TapId("keluhan.periksa.kirim");
        play.TapId("go:keluhan-status");
    }, language);

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Survey_AllTheWay(string language) => Golden($"survei-{language}", play =>
    {
        play.Desk.Cases.Add("7");
        play.TapId("go:survei:7");
        play.TapId("survei.ajak.ya");
        for (var element = 1; element <= 9; element++) play.Say(element == 4 ? "1" : "4");
        play.TapId("survei.tentang.ya");
        play.Say("2");
        play.Say("3");
        play.TapId("survei.pendidikan.lewati");
        play.Say("5");
        play.Say("Ruang tunggunya kurang kursi.");
        play.TapId("go:survei:7");
        Assert.Equal(Enumerable.Range(1, 9), play.Desk.Surveyed);
    }, language);

    [Fact]
    public void Survey_StoppedMidway_GoesOnWhereItStood() => Golden("survei-berhenti", play =>
    {
        play.Desk.Cases.Add("7");
        play.Say("survei");
        play.Say("ya");
        play.Say("3");
        play.Say("3");
        play.Say("berhenti");
        play.Say("survei");
        play.Say("ya");
        Assert.Contains("(3/9)", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    });

    [Fact]
    public void AComplaintInTheMiddleOfAForm_LeavesTheFormAsItWas()
    {
        var play = new Play(new FakeDesk());
        foreach (var line in (string[])["ktp hilang", "setuju", "ya", "3515175708900001", "3515171208900002"]) play.Say(line);
        play.TapId("go:keluhan");
        play.Say("5");
        play.Say("Antreannya panjang sekali");
        foreach (var id in (string[])["keluhan.bukti.lewati", "keluhan.nomor.lewati", "keluhan.anonim.ya", "keluhan.periksa.kirim"]) play.TapId(id);

        Assert.Contains("nama lengkap", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        play.Say("Siti Aminah");
        Assert.Contains("nomor HP", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsSentIsForgottenByTheConversation()
    {
        var play = new Play(new FakeDesk());
        foreach (var line in (string[])["keluhan", "5", "Rahasia sekali ini", "lewati", "lewati", "ya", "kirim"]) play.Say(line);

        Assert.Single(play.Desk.Complaints);
        Assert.DoesNotContain("Rahasia sekali", System.Text.Encoding.UTF8.GetString(play.Session.Write()), StringComparison.Ordinal);
    }

    [Fact]
    public void TurnsOfAComplaint_AreMarkedPrivate_FromTheFirstWordToTheReceipt_AndNoOthers()
    {
        var engine = new DialogEngine(DialogBooks.Real);
        var session = DialogSession.New("id");
        var marks = new List<bool>();
        foreach (var line in (string[])["jam buka", "keluhan", "5", "Antreannya panjang", "lewati", "lewati", "ya", "kirim", "terima kasih", "jam buka"])
        {
            var turn = engine.Advance(session, new Heard(line), Play.Start);
            var isPrivate = turn.IsPrivate;
            while (turn.Call is { } call)
            {
                turn = engine.Advance(turn.Session, new CallReturned(new FakeDesk().Answer(call)), Play.Start);
                isPrivate |= turn.IsPrivate;
            }

            marks.Add(isPrivate);
            session = turn.Session;
        }

        Assert.Equal([false, true, true, true, true, true, true, true, false, false], marks);
    }

    [Fact]
    public void SeveralPhotosAtOnce_TheFirstIsTheProof()
    {
        var play = new Play(new FakeDesk());
        foreach (var line in (string[])["keluhan", "4", "Nama saya salah cetak"]) play.Say(line);

        play.Album("", "");

        Assert.Contains("foto pertama", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
        Assert.Contains("pengajuan yang mana", Play.TextOf(play.Last[^1]), StringComparison.Ordinal);
    }
}
