using KtpBot.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace KtpBot.Bot.Tests.Plays;

/// <summary>
/// Every play of tests/golden/plays, inside the process: what the bot says is what the file says. <c>UPDATE_GOLDEN=1</c> writes the
/// bot's lines anew; a change in them is a change in what citizens read.
/// </summary>
public sealed class PlayTests(InsideHouse house) : IClassFixture<InsideHouse>
{
    /// <summary>Steps that no play enters yet, as "flow/step". It is empty when the conversation is whole; who plays one strikes it off.</summary>
    private static readonly string[] NotPlayedYet =
    [
        "album/gagal", "ambil/sendiri", "ambil/kuasa", "batal/gagal", "berkas/gagal", "daftar-tunggu/pilih", "daftar-tunggu/ditawari",
        "daftar-tunggu/ambil", "daftar-tunggu/dapat", "daftar-tunggu/terlambat", "daftar-tunggu/lepas", "daftar-tunggu/dilepas",
        "data-saya/salinan-batas", "data-saya/salinan-loket", "data-saya/tidak-bisa", "datang/pilih", "jadwal-batal/pilih", "jadwal/pilih",
        "pengajuan/gagal", "petugas-pulang/ke-menu", "petugas-pulang/tutup", "sampai/pilih", "sampai/terlalu-awal",
        "tempat/lihat", "tempat/terlambat", "tempat/lepas", "tempat/dilepas",
    ];

    /// <summary>Implicit last steps that nothing leads to: the flow leaves for another, or ends in the one below it.</summary>
    private static readonly string[] NeverLast =
    [
        "bahasa/tutup", "ganti-layanan/tutup", "maksud/tutup", "batal-isian/tutup", "bingung/tutup", "info/tutup", "lanjutkan/tutup", "tersimpan/tutup", "menu/tutup", "persetujuan/tutup", "salam/tutup",
        "sambutan/tutup", "layanan/tutup", "orang-asing/tutup", "saring/tutup", "saring-baru/tutup", "saring-ubah/tutup", "saring-foto/tutup",
        "saring-datang/tutup", "saring-luar/tutup", "saring-itap/tutup", "untuk-siapa/tutup",
    ];

    public static TheoryData<string> Plays => [.. PlayScript.Names];

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task WhatTheBotSays_IsWhatThePlaySays(string name)
    {
        var script = PlayScript.Read(name);
        var written = await house.PlayAsync(script);

        if (PlayScript.Updates) await File.WriteAllTextAsync(script.File, written, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(script.File, TestContext.Current.CancellationToken), written);
        Assert.DoesNotMatch("(?m)^(?:<|  ).*[0-9]{16}", written);
    }

    [Fact]
    public async Task EveryStepOfEveryFlow_IsEnteredByAPlay()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PLAY") is not null, "Only some plays were asked for.");
        foreach (var name in PlayScript.Names)
        {
            try
            {
                await house.PlayAsync(PlayScript.Read(name));
            }
            catch (Xunit.Sdk.XunitException)
            {
                // A play that breaks off is the other test's matter; what it entered counts.
            }
        }

        var missing = house.Stage.Host.Services.GetRequiredService<LiveDialogs>().Book.Steps
            .Where(step => !house.Entered.ContainsKey(step))
            .Select(step => $"{step.Flow}/{step.Step}")
            .Where(step => !NeverLast.Contains(step))
            .ToList();
        var unlisted = missing.Except(NotPlayedYet).ToList();
        Assert.True(unlisted.Count == 0, $"No play enters {unlisted.Count} steps:\n{string.Join('\n', unlisted)}");
        var listed = NotPlayedYet.Except(missing).ToList();
        Assert.True(listed.Count == 0, $"{listed.Count} steps are said to be not played yet, and are played or gone:\n{string.Join('\n', listed)}");
    }
}
