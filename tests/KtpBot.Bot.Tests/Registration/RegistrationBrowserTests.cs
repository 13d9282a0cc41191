using KtpBot.Bot.Tests.Channels.WebChat;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace KtpBot.Bot.Tests.Registration;

/// <summary>The form as a citizen holds it in his hand: a phone, with scripts off.</summary>
public sealed class RegistrationBrowserTests
{
    [Fact]
    public async Task OnAPhoneWithoutScripts_TheFormIsFilledInAndSent_AndIsAccessible()
    {
        await using var bot = await LiveBot.StartAsync(office: "selemadeg-timur");
        await using var browser = await ChatBrowser.StartAsync();
        var phone = await browser.PhoneAsync(scripts: false);
        var page = await phone.NewPageAsync();
        var violations = new List<string>();
        page.Console += (_, message) => { if (!message.Text.Contains("422", StringComparison.Ordinal)) violations.Add(message.Text); }; // A form with problems is answered so.

        await page.GotoAsync(bot.Address + "/daftar?bahasa=id");
        await LooksRightAsync("daftar");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ubah data KTP" }).ClickAsync();
        await LooksRightAsync("pertanyaan");
        await page.GetByLabel("Saya sudah membaca dan setuju.").CheckAsync();
        await page.GetByLabel("Alamat").CheckAsync();
        await page.GetByLabel("Sudah diubah").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lanjut" }).ClickAsync();

        await page.GetByLabel("Nama lengkap").FillAsync("Ni Luh Contoh");
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync("51020201");
        await page.GetByLabel("Nomor KK").FillAsync("5102020101200007");
        await page.GetByLabel("E-mail").FillAsync("niluh.contoh@gmail.com");
        await page.GetByLabel("Kartu Keluarga (KK)").SetInputFilesAsync(new FilePayload { Name = "kk.jpg", MimeType = "image/jpeg", Buffer = DrawnPictures.DocumentJpeg(1600, 1200) });
        await page.GetByLabel("Nomor HP").PressAsync("Enter"); // Sends; no other button comes first.
        await page.GetByText("Yang diketik baru 8 angka").WaitForAsync();
        await LooksRightAsync("salah");
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync("5102020108900001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).DblClickAsync();

        await page.GetByText("STM-2026-000001").First.WaitForAsync();
        await LooksRightAsync("selesai");
        Assert.Empty(violations);
        await using (var db = bot.Database.Open())
        {
            var file = await db.Cases.SingleAsync();
            Assert.NotNull((await db.CaseDocuments.SingleAsync(d => d.CaseId == file.Id && d.Requirement == "kk")).FileId);
        }

        // axe needs scripts, the pages do not: they are looked at once more in a browser that has them.
        var other = await (await browser.PhoneAsync()).NewPageAsync();
        foreach (var address in new[] { "/daftar", "/daftar/hilang", "/daftar/ubah_data", new Uri(page.Url).PathAndQuery, "/daftar/hasil/salah" })
        {
            await other.GotoAsync(bot.Address + address);
            await Axe.FindsNothingAsync(other, address);
        }

        await other.GotoAsync(bot.Address + "/daftar/hilang");
        await other.GetByLabel("Saya sudah membaca dan setuju.").CheckAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Kirim permohonan" }).ClickAsync();
        await other.GetByText("Belum terkirim").WaitForAsync();
        await Axe.FindsNothingAsync(other, "a form with problems");

        async Task LooksRightAsync(string name)
        {
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), name);
            if (Environment.GetEnvironmentVariable("KTPBOT_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"daftar-{name}.png"), FullPage = true });
        }
    }
}
