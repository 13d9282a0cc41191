using System.Net;
using KtpBot.Bot.Registration;
using KtpBot.Bot.Tests.Channels.WebChat;
using KtpBot.Core.Cases;
using KtpBot.Core.Documents;
using KtpBot.Testing.Papers;
using KtpBot.Testing.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KtpBot.Bot.Tests.Registration;

/// <summary>The public form on the real host of an office that takes registrations by link.</summary>
public sealed class RegistrationFormTests : IAsyncLifetime
{
    private LiveBot _bot = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await LiveBot.StartAsync(office: "selemadeg-timur");
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_bot.Address) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task AnApplication_WithAWrongDigit_LosesNothing_AndBecomesOneCaseWithItsReceipt()
    {
        Assert.Contains("href=\"/daftar/hilang?bahasa=id\"", await PageAsync("/daftar"), StringComparison.Ordinal);
        var form = await PaperlessForm.OpenAsync(_http, "/daftar/hilang?bahasa=id");
        Assert.True(form.Page.IndexOf("Pelindungan Data Pribadi", StringComparison.Ordinal) < form.Page.IndexOf("name=\"nik\"", StringComparison.Ordinal), "The privacy notice stands before anything that is entered.");
        Assert.DoesNotContain("<script", form.Page, StringComparison.OrdinalIgnoreCase);

        form.Whole().With("nik", "510202010890000").With("nama", "Ni <b>Luh</b> O'Contoh").WithFile("d-surat_hilang", DrawnPictures.DocumentJpeg(1200, 900));
        await form.SendAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        foreach (var words in new[] { "Yang diketik baru 15 angka", "Belum terkirim", "nama lengkap", "✓ Sudah kami terima", "aria-invalid=\"true\"" }) Assert.Contains(words, form.Page, StringComparison.Ordinal);
        Assert.Equal(("Ni <b>Luh</b> O'Contoh", "5102020101200007", "niluh.contoh@gmail.com", "ya"), (form.Value("nama"), form.Value("kk"), form.Value("surel"), form.Value("setuju")));
        Assert.Empty(await CasesAsync());

        form.With("nik", "5102 0201 0890 0001").With("nama", "Ni Luh Contoh");
        await form.SendAsync();

        Assert.Equal(HttpStatusCode.SeeOther, form.Status);
        var result = WebUtility.HtmlDecode(await PageAsync(form.Result!));
        foreach (var words in new[] { "STM-2026-000001", "KTP hilang", "Kartu Keluarga (KK)", "e-mail yang diisi", "urutan cetak", "/chat" }) Assert.Contains(words, result, StringComparison.Ordinal);
        Assert.DoesNotContain("5102020108900001", result, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoh", result, StringComparison.OrdinalIgnoreCase);

        await using (var db = _bot.Database.Open())
        {
            var file = await db.Cases.SingleAsync();
            var (person, details) = (await db.People.SingleAsync(), CaseDetails.Read(file.Details));
            Assert.Equal(("hilang", "NI LUH CONTOH", "5102020108900001", "5102020101200007", "+6281234567890", null), (file.Service, person.Name, person.Nik, person.Kk, person.Phone, file.ConversationId));
            Assert.Equal(("niluh.contoh@gmail.com", "sendiri"), (details[CaseDetails.Email], details[CaseDetails.Filer]));
            Assert.Contains("formulir web, 17-11-2026 10.00 WITA", details[CaseDetails.Consent], StringComparison.Ordinal);
            var documents = await db.CaseDocuments.OrderBy(d => d.Requirement).ToListAsync();
            Assert.Equal([("kk", false, CaseDocumentState.BroughtPhysically), ("surat_hilang", true, CaseDocumentState.Received)], documents.Select(d => (d.Requirement, d.FileId is not null, d.State)));
            Assert.Equal("image/jpeg", (await db.StoredFiles.SingleAsync(f => f.Id == documents[1].FileId)).MimeType);
        }

        // Back, a double click, a reload: the same form is the same case, and with the same receipt.
        foreach (var again in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => form.PostAsync())))
        {
            Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
            again.Dispose();
        }

        Assert.Single(await CasesAsync());
        var token = form.Result!.Split('/')[3].Split('?')[0];
        using var receipt = await _http.GetAsync(new Uri($"/daftar/tanda-terima/{token}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", receipt.Content.Headers.ContentType!.MediaType);
        var pdf = await receipt.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Contains("STM-2026-000001", await PdfTool.TextAsync(pdf), StringComparison.Ordinal);
        Assert.Equal(pdf, await _http.GetByteArrayAsync(new Uri($"/daftar/tanda-terima/{token}", UriKind.Relative), TestContext.Current.CancellationToken));

        // The address is unguessable, and good for a while only.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/daftar/hasil/{token[..^3]}AAA"));
        _bot.Clock.Advance(FormTokens.ResultLife + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/daftar/hasil/{token}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/daftar/tanda-terima/{token}"));
    }

    [Fact]
    public async Task FormsThatAreSentAtOnce_MakeOneCaseEach()
    {
        var forms = new List<PaperlessForm>();
        for (var n = 0; n < 2; n++) forms.Add((await PaperlessForm.OpenAsync(_http, "/daftar/rusak")).Whole($"510202010890000{n}").WithFile("d-kk", DrawnPictures.DocumentJpeg(1200, 900)));

        var answers = await Task.WhenAll(forms.SelectMany(form => Enumerable.Range(0, 3).Select(_ => form.PostAsync())));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.SeeOther, a.StatusCode));
        Assert.Equal(2, (await CasesAsync()).Count);
        await using var db = _bot.Database.Open();
        Assert.Equal(2, await db.StoredFiles.CountAsync()); // Only what a case took has a row; the rest is swept.
        Assert.True(await db.CaseDocuments.Where(d => d.FileId != null).AllAsync(d => db.StoredFiles.Any(f => f.Id == d.FileId)));
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task QuestionsThatDecide_ComeFirst_InTheLanguageThatWasChosen()
    {
        var form = await PaperlessForm.OpenAsync(_http, "/daftar/ubah_data?bahasa=en");
        Assert.DoesNotContain("name=\"nik\"", form.Page, StringComparison.Ordinal);
        Assert.Contains("Go on", form.Page, StringComparison.Ordinal);
        form.With("setuju", "ya").With("j-berubah", "cerai");
        await form.SendAsync();
        Assert.Contains("Please choose one", form.Page, StringComparison.Ordinal);

        form.With("j-kk_baru", "belum");
        await form.SendAsync();
        Assert.Contains("family card", form.Page, StringComparison.OrdinalIgnoreCase); // First the family card, says the sentence of the conversation.
        Assert.DoesNotContain("name=\"nik\"", form.Page, StringComparison.Ordinal);

        form.With("j-kk_baru", "sudah");
        await form.SendAsync();
        Assert.Contains("name=\"d-akta_cerai\"", form.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"d-buku_nikah\"", form.Page, StringComparison.Ordinal);

        // Another answer at the last moment asks for another paper before it is sent; another language keeps everything.
        form.Whole().With("j-berubah", "kawin");
        await form.SendAsync();
        Assert.Contains("Your answer has changed", form.Page, StringComparison.Ordinal);
        Assert.Contains("name=\"d-buku_nikah\"", form.Page, StringComparison.Ordinal);
        form.With("ganti", "ban");
        await form.SendAsync();
        Assert.Contains("Kirim pinunas", form.Page, StringComparison.Ordinal);
        Assert.Equal("5102020108900001", form.Value("nik"));
        Assert.Empty(await CasesAsync());

        form.WithFile("d-buku_nikah", DrawnPictures.DocumentPng(1200, 900), "image/png");
        await form.SendAsync();
        Assert.Equal(HttpStatusCode.SeeOther, form.Status);
        await using var db = _bot.Database.Open();
        var file = await db.Cases.SingleAsync();
        Assert.Equal(("kawin", "ban"), (CaseDetails.Read(file.Details)["berubah"], CaseDetails.Read(file.Details)[CaseDetails.Language]));
        Assert.Equal(["buku_nikah", "kk", "ktp_lama"], await db.CaseDocuments.Select(d => d.Requirement).OrderBy(r => r).ToListAsync());
    }

    [Fact]
    public async Task FilesThatCannotBeDocuments_AreRefusedInWords_AndKeptNowhere()
    {
        var form = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole();
        var photo = DrawnPictures.DocumentJpeg(1200, 900);
        foreach (var (bytes, words) in new (byte[], string)[]
        {
            ("MZ\x90\0 program"u8.ToArray(), "jenis berkas ini tidak bisa kami buka"),
            ("<html><script>alert(1)</script>"u8.ToArray(), "jenis berkas ini tidak bisa kami buka"),
            (photo[..(photo.Length / 2)], "berkasnya rusak"),
            (DrawnPictures.DocumentJpeg(300, 200), "gambarnya terlalu kecil"),
            ([.. photo, .. new byte[21 * 1024 * 1024]], "berkasnya terlalu besar"),
        })
        {
            form.WithFile("d-kk", bytes).WithFile("d-bukan_dokumen", photo);
            await form.SendAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
            Assert.Contains(words, form.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("Sudah kami terima", form.Page, StringComparison.Ordinal);
        }

        // A blurred photo is remarked on once; sent again as it is, it is the citizen's choice.
        form.WithFile("d-kk", DrawnPictures.BlurredDocumentJpeg(9));
        await form.SendAsync();
        Assert.Contains("kurang jelas", form.Page, StringComparison.Ordinal);
        await form.SendAsync();
        Assert.Equal(HttpStatusCode.SeeOther, form.Status);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_bot.Database.Folder, "files"), "*.new", SearchOption.AllDirectories));

        var huge = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole().WithFile("d-kk", new byte[RegistrationLimits.MostBytes]);
        await huge.SendAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
        Assert.Contains("lebih dari 40 MB", huge.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoDoesNotAgree_WhoWaitsTooLong_AndWhatIsNoForm_MakeNoCase()
    {
        var form = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole().With("setuju", "").WithFile("d-kk", DrawnPictures.DocumentJpeg(900, 700));
        await form.SendAsync();
        Assert.Contains("Tanpa persetujuan, data dan foto tidak kami simpan", form.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sudah kami terima", form.Page, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(Path.Combine(_bot.Database.Folder, "files")) ? Directory.EnumerateFiles(Path.Combine(_bot.Database.Folder, "files"), "*", SearchOption.AllDirectories) : []);

        form.With("setuju", "ya").With("j-filer", "orang_lain");
        await form.SendAsync();
        Assert.Contains("pemilik KTP", form.Page, StringComparison.Ordinal); // Nobody else may file here: the conversation's own sentence.
        Assert.Empty(await CasesAsync());

        var late = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole();
        _bot.Clock.Advance(FormTokens.FormLife + TimeSpan.FromMinutes(1));
        await late.SendAsync();
        Assert.Contains("terbuka terlalu lama", late.Page, StringComparison.Ordinal);
        Assert.Equal("5102020108900001", late.Value("nik"));
        await late.SendAsync();
        Assert.Equal(HttpStatusCode.SeeOther, late.Status);

        var foreign = (await PaperlessForm.OpenAsync(_http, "/daftar/rusak")).Whole();
        foreign.With("formulir", late.Value("formulir"));
        await foreign.SendAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);

        var trapped = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole().With("situs", "https://contoh.example");
        await trapped.SendAsync();
        Assert.Equal(HttpStatusCode.BadRequest, trapped.Status);
        using var json = await _http.PostAsync(new Uri("/daftar/hilang", UriKind.Relative), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/daftar/baru"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/daftar/%3Cscript%3E"));
        Assert.Single(await CasesAsync());

        // A mistyped provider and a KK that looks like a NIK are asked about once, as in the conversation.
        var doubtful = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole("5102020108900002").With("surel", "niluh@gmial.com").With("kk", "5102024101900007");
        await doubtful.SendAsync();
        Assert.Contains("sesudah tanda @", doubtful.Page, StringComparison.Ordinal);
        Assert.Contains("tampaknya NIK", doubtful.Page.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await doubtful.SendAsync();
        Assert.Equal(HttpStatusCode.SeeOther, doubtful.Status);
        Assert.Equal(2, (await CasesAsync()).Count);
    }

    [Fact]
    public async Task WhoSendsWithoutEnd_Waits_AndNothingOfItStandsInTheLog()
    {
        var form = (await PaperlessForm.OpenAsync(_http, "/daftar/hilang")).Whole();
        await form.SendAsync();
        HttpStatusCode last = default;
        for (var n = 0; n < RegistrationLimits.FormsAtOnce * 2 && last != HttpStatusCode.TooManyRequests; n++)
        {
            using var answer = await form.PostAsync();
            last = answer.StatusCode;
            if (last != HttpStatusCode.TooManyRequests) continue;
            Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
            Assert.Contains("tunggu", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        foreach (var secret in new[] { "5102020108900001", "niluh", "Contoh", "81234567890", form.Value("formulir") }) Assert.DoesNotContain(secret, _bot.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AnOfficeWithoutLinks_LeadsToTheConversation()
    {
        await using var kwangsan = await LiveBot.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(kwangsan.Address) };

        var page = await http.GetStringAsync(new Uri("/daftar?bahasa=jv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("durung nampa pendaftaran", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/chat\"", page, StringComparison.Ordinal);
        using var form = await http.GetAsync(new Uri("/daftar/hilang", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, form.StatusCode);
    }

    private async Task<List<CaseFile>> CasesAsync()
    {
        await using var db = _bot.Database.Open();
        return await db.Cases.AsNoTracking().ToListAsync();
    }

    private Task<string> PageAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
