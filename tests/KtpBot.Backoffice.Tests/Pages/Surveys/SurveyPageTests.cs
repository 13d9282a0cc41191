using KtpBot.Backoffice.Security;
using KtpBot.Backoffice.Tests.Data;
using KtpBot.Backoffice.Tests.Hosting;

namespace KtpBot.Backoffice.Tests.Pages.Surveys;

public sealed class SurveyPageTests : IAsyncLifetime
{
    private RunningBackoffice _office = null!;
    private VoiceSeed _voice = null!;

    public async ValueTask InitializeAsync()
    {
        _office = await RunningBackoffice.StartAsync();
        _voice = new VoiceSeed(_office);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task WithoutAnswers_ThePageSaysHowTheyCome()
    {
        await _voice.SurveyAsync("hilang", [4, 4]);
        using var browser = await _office.SignedInAsync(StaffRoles.Petugas);

        var page = await browser.ReadAsync("/survei");

        Assert.Contains("Belum ada survei yang selesai", page, StringComparison.Ordinal);
        Assert.Contains("1 warga berhenti di tengah", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_CountsWholeAnswersOnly_ByServiceAndElement()
    {
        await _voice.SurveyAsync("hilang", [4, 4, 4, 4, 4, 4, 4, 4, 4], "Kursi <kurang>", sex: "p");
        await _voice.SurveyAsync("baru", [3, 3, 1, 4, 3, 3, 3, 3, 3]);
        await _voice.SurveyAsync("baru", [1, 1]);
        using var browser = await _office.SignedInAsync(StaffRoles.Kades);

        var page = await browser.ReadAsync("/survei");
        var baru = await browser.ReadAsync("/survei?layanan=baru");

        // Σ = 36 + 26 = 62 of 72: 86.11; of "baru" alone 26 of 36: 72.22.
        Assert.Contains("86,11", page, StringComparison.Ordinal);
        Assert.Contains("B, baik", page, StringComparison.Ordinal);
        Assert.Contains("2 responden", page, StringComparison.Ordinal);
        Assert.Contains("1 berhenti di tengah", page, StringComparison.Ordinal);
        Assert.Matches("U3 Waktu penyelesaian\\s*<span class=\"lowest\">", page);
        Assert.Contains("Perempuan 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<kurang>", await (await browser.GetAsync("/survei")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("72,22", baru, StringComparison.Ordinal);
        Assert.Contains("C, kurang baik", baru, StringComparison.Ordinal);
        Assert.DoesNotContain("Kursi", baru, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Period_LeavesOtherMonthsOut()
    {
        await _voice.SurveyAsync("hilang", [1, 1, 1, 1, 1, 1, 1, 1, 1], at: new DateTime(2025, 3, 31, 16, 59, 0, DateTimeKind.Utc));
        await _voice.SurveyAsync("hilang", [4, 4, 4, 4, 4, 4, 4, 4, 4], at: new DateTime(2025, 3, 31, 17, 0, 0, DateTimeKind.Utc));
        using var browser = await _office.SignedInAsync(StaffRoles.Kades);

        Assert.Contains("25,00", await browser.ReadAsync("/survei?dari=2025-03&sampai=2025-03"), StringComparison.Ordinal);
        Assert.Contains("100,00", await browser.ReadAsync("/survei?dari=2025-04&sampai=2025-04"), StringComparison.Ordinal);
        Assert.Contains("62,50", await browser.ReadAsync("/survei?dari=2025-04&sampai=2025-03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_HoldsMonthsNotDays_NoFormula_AndIsWrittenDown()
    {
        await _voice.SurveyAsync("hilang", [4, 3, 2, 1, 4, 3, 2, 1, 4], "=HYPERLINK(\"x\"); bagus", new DateTime(2025, 3, 14, 3, 0, 0, DateTimeKind.Utc));
        using var browser = await _office.SignedInAsync(StaffRoles.Verifikator);

        var answer = await browser.GetAsync("/survei?handler=Csv&dari=2025-01&sampai=2025-12");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("2025-03;KTP-el hilang;4;3;2;1;4;3;2;1;4;;;;;\"'=HYPERLINK(\"\"x\"\"); bagus\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("14", text, StringComparison.Ordinal);
        Assert.Equal(1, await new ChatSeed(_office).AuditedAsync("survey.export"));
    }
}
